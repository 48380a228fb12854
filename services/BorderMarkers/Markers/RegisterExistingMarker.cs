using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Enters a position whose markers have stood since before it was kept here.</summary>
public sealed record RegisterExistingMarker(BorderPair Pair, RegisterEntry Entry);

internal static class RegisterExistingMarkerSlice
{
    public static void MapRegisterExistingMarker(this IEndpointRouteBuilder markers) => markers.MapCreation(
        "/register", HandleAsync, nameof(RegisterExistingMarker), Roles.Officer,
        "Enters a position whose markers stand already; it is the entering party's word on revision 1, and in service once every party has confirmed.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, MarkerRejections.NumberInUse);

    public static Decision<MarkerPositionEvent> Decide(
        RegisterExistingMarker command, MarkerPosition position, Party by, KnownSection? section, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Check(command.Entry, command.Pair, section, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status != MarkerStatus.Unknown ? Again(command, position)
            : new ExistingMarkerRegistered(MarkerPosition.IdOf(command.Pair, command.Entry.Number), command.Pair, by, command.Entry);
    }

    private static Decision<MarkerPositionEvent> Again(RegisterExistingMarker command, MarkerPosition position) =>
        position.Entry is { } entry && entry.Revisions[0].Terms.SameAs(command.Entry)
            ? Decision<MarkerPositionEvent>.NoChange
            : MarkerRejections.NumberTaken(command.Entry.Number);

    private static async Task<IResult> HandleAsync(
        RegisterExistingMarker command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var positionId = MarkerPosition.IdOf(command.Pair, command.Entry.Number);
        var section = await database.FindSectionAsync(command.Entry.SectionId, cancellationToken);
        return await context.CreateAsync(
            command.Pair,
            MarkerPosition.Stream(positionId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, section, context.Now),
            MarkerRejections.Unknown,
            $"/markers/{positionId}",
            cancellationToken);
    }
}
