using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>
/// What every party has given its word on at a joint inspection stands in the register as how each marker was found. A word that stands there already, or a
/// later one, is left alone: so it may come often, and what is left undone when the process dies is done when it comes again.
/// </summary>
internal sealed class NoteConditionsWhenJointlyInspected(IEventStore store) : IReaction
{
    public const string Queue = "border-markers.note-inspected-conditions";

    public const string Binding = "border-markers.joint-inspection-completed.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not JointInspectionCompleted { Inspection: var inspection })
        {
            return;
        }

        foreach (var inspected in inspection.Markers.Where(inspected => inspected.Condition != MarkerCondition.NotReached))
        {
            var sighting = new MarkerSighting(
                inspected.Condition, inspection.InspectedAt, envelope.Pair.Parties, ConditionSource.Inspection, Note: inspected.Note);
            await store.ReactAsync(
                envelope,
                MarkerPosition.Stream(MarkerPosition.IdOf(envelope.Pair, inspected.Marker)),
                MarkerPosition.Decider,
                position => NoteConditionWhenMarkerInspected.Decide(inspected.Marker, sighting, position),
                cancellationToken);
        }
    }
}
