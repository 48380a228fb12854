using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Records that the party has cast the foundation of one marker.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
public sealed record RecordFoundation(int Member, FoundationCasting Casting);

internal static class RecordFoundationSlice
{
    public static void MapRecordFoundation(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-foundation", HandleAsync, nameof(RecordFoundation), Roles.Officer,
        "Records that the party has cast the foundation of one marker; the position is at that stage once all are.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.FoundationStands);

    public static Decision<MarkerPositionEvent> Decide(RecordFoundation command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.Day(command.Casting.CastOn, "/casting/castOn", now);
        faults.When(command.Casting.CastOn < (position.Staking?.Terms.StakedOn ?? position.Survey?.Terms.SurveyedOn), "/casting/castOn", "It lies before the staking.");
        faults.Photos(command.Casting.Photos, "/casting/photos");
        var cast = new FoundationCast(command.Member, by, command.Casting);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : member!.Foundation is { } before ? (before.Builder == by && before.Casting.SameAs(command.Casting) ? Decision<MarkerPositionEvent>.NoChange : MarkerRejections.FoundationStands)
            : position.MayBecome(MarkerStatus.FoundationCast) ? cast
            : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, RecordFoundation command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
