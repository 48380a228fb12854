using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>
/// What a joint patrol states of a marker stands in the register as how it was found last (domain notes: "Cross-service reactions"); once for each event,
/// however often it comes. A marker that the register does not have in some post's keeping is left alone, and so is one that nobody came to.
/// </summary>
internal sealed class NoteConditionWhenMarkerInspected(IEventStore store) : IReaction
{
    public const string Queue = "border-markers.note-marker-condition";

    public const string Binding = "joint-patrols.marker-inspected.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not MarkerInspected inspected || inspected.Condition == MarkerCondition.NotReached)
        {
            return;
        }

        await store.ReactOnceAsync(
            envelope,
            Queue,
            MarkerPosition.Stream(MarkerPosition.IdOf(envelope.Pair, inspected.Marker)),
            MarkerPosition.Decider,
            position => Decide(inspected.Marker, SightingOf(inspected, envelope), position),
            cancellationToken);
    }

    public static MarkerSighting SightingOf(MarkerInspected inspected, EventEnvelope envelope) => new(
        inspected.Condition,
        inspected.At ?? envelope.Time,
        [.. envelope.Pair.Parties.Where(party => party == inspected.By || inspected.ConcurredBy.Contains(party))],
        ConditionSource.Patrol,
        new PatrolInspection(inspected.PatrolId, envelope.Id),
        inspected.Note);

    /// <summary>Nothing where a later word stands already, so that a message that comes late changes nothing.</summary>
    public static Decision<MarkerPositionEvent> Decide(MarkerRef marker, MarkerSighting sighting, MarkerPosition position) =>
        position.Status.IsKept() && position.Find(marker) is { } member && (member.LastSeen is not { } last || IsAfter(sighting, last))
            ? position.See(member, sighting)
            : Decision<MarkerPositionEvent>.NoChange;

    /// <summary>By the clock in the field; what one patrol says of one visit, by its events, for a correction and a concurrence are of the time of the first word.</summary>
    private static bool IsAfter(MarkerSighting sighting, MarkerSighting last) => sighting.Inspection is { } told && last.Inspection is { } before && told.PatrolId == before.PatrolId
        ? told.EventId.CompareTo(before.EventId) > 0
        : sighting.SeenAt > last.SeenAt;
}
