using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>States how a marker was found, by an inspection of the party's own or by a resident.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
/// <param name="SeenAt">When it was seen.</param>
/// <param name="Source">An inspection or a resident; joint patrols tell of theirs themselves.</param>
/// <param name="Note">Whatever else is to be said.</param>
public sealed record RecordCondition(int Member, MarkerCondition Condition, DateTimeOffset SeenAt, ConditionSource Source, string? Note = null);

internal static class RecordConditionSlice
{
    public static void MapRecordCondition(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-condition", HandleAsync, nameof(RecordCondition), Roles.Officer,
        "States how a marker was found, by an inspection of the party's own or by a resident. Damage is reported in a damage case as well.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.SeenLater);

    public static Decision<MarkerPositionEvent> Decide(RecordCondition command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (!position.Status.IsKept())
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.When(command.SeenAt > now + ClockTolerance, "/seenAt", "It lies in the future.");
        faults.When(command.SeenAt.Year < 1990, "/seenAt", "It lies before 1990.");
        faults.When(command.Source == ConditionSource.Patrol, "/source", "An inspection or a resident is expected; a joint patrol tells of its findings itself.");
        faults.When(command.Condition == MarkerCondition.NotReached, "/condition", "A condition in which it was found is expected.");
        faults.OptionalText(command.Note, "/note", 2_000);
        var sighting = new MarkerSighting(command.Condition, command.SeenAt, [by], command.Source, Note: command.Note);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : member!.LastSeen is { } last && last.SameAs(sighting) ? Decision<MarkerPositionEvent>.NoChange
            : member.LastSeen?.SeenAt >= command.SeenAt ? MarkerRejections.SeenLater
            : position.See(member, sighting);
    }

    /// <summary>What it comes to when a marker has been seen.</summary>
    public static Decision<MarkerPositionEvent> See(this MarkerPosition position, MarkerState member, MarkerSighting sighting)
    {
        var marker = position.MarkerOf(member.Number);
        var seen = new MarkerSeen(marker, sighting);
        return member.LastSeen?.Condition == sighting.Condition ? seen
            : Decision<MarkerPositionEvent>.Record(seen, new MarkerConditionChanged(marker, sighting.Condition, sighting.Source, member.LastSeen?.Condition));
    }

    private static TimeSpan ClockTolerance => TimeSpan.FromMinutes(5);

    private static Task<IResult> HandleAsync(Guid markerId, RecordCondition command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
