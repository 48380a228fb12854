using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Corrects the entry of an existing position. Once every party has given its word on it, it holds until they have on the corrected one.</summary>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CorrectRegisterEntry(RegisterEntry Entry, string Reason);

internal static class CorrectRegisterEntrySlice
{
    public static void MapCorrectRegisterEntry(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/correct-entry", HandleAsync, nameof(CorrectRegisterEntry), Roles.Officer,
        "Corrects an entry: a new revision with the correcting party's word on it and nobody else's; an agreed entry holds until all have confirmed.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(CorrectRegisterEntry command, MarkerPosition position, Party by, KnownSection? section, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Entry is not { } negotiation)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        faults.Check(command.Entry, position.Pair!, section, now);
        faults.When(command.Entry.Number != negotiation.Terms.Number, "/entry/number", "The number stays; another number is another position.");
        faults.When(
            position.EntryInForce is { } inForce && !CountsAs(command.Entry, inForce),
            "/entry",
            "Kind, section, the number of markers, the day and the length of line stay: progress is counted from them.");
        faults.Text(command.Reason, "/reason", 500);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : negotiation.Repetition<RegisterEntry, MarkerPositionEvent>(by, command.Entry) is { } repetition ? repetition
            : position.Status is not (MarkerStatus.Registered or MarkerStatus.InService) ? MarkerRejections.NotNow(position.Status)
            : new RegisterEntryCorrected(by, negotiation.Revision + 1, command.Entry, command.Reason);
    }

    private static bool CountsAs(RegisterEntry entry, RegisterEntry inForce) =>
        (entry.Kind, entry.SectionId, entry.Members.Length, entry.StandsSince, entry.StretchKilometres)
        == (inForce.Kind, inForce.SectionId, inForce.Members.Length, inForce.StandsSince, inForce.StretchKilometres);

    private static async Task<IResult> HandleAsync(
        Guid markerId, CorrectRegisterEntry command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var section = await database.FindSectionAsync(command.Entry.SectionId, cancellationToken);
        return await context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, section, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
    }
}
