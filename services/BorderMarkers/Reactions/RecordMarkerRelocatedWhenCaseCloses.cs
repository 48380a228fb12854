using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>
/// When the record of a case is signed in which the marker was given another place, the register has it there from then on; once for each case, however
/// often the message comes. A marker that the register does not have has no place there.
/// </summary>
internal sealed class RecordMarkerRelocatedWhenCaseCloses(IEventStore store) : IReaction
{
    public const string Queue = "border-markers.record-marker-relocated";

    public const string Binding = "border-markers.damage-case-closed.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not DamageCaseClosed)
        {
            return;
        }

        var events = await store.ReadStreamAsync(DamageCase.Stream(envelope.PartitionKey), StreamLimit.None, cancellationToken);
        if (Of(DamageCase.Decider.Fold(events.Select(recorded => (DamageCaseEvent)recorded.Data))) is not { } relocated)
        {
            return;
        }

        await store.ReactAsync(
            envelope,
            MarkerPosition.Stream(MarkerPosition.IdOf(envelope.Pair, relocated.Marker)),
            MarkerPosition.Decider,
            position => Decide(relocated, position),
            cancellationToken);
    }

    /// <summary>What a case says of its marker's place; nothing where it stands where it stood.</summary>
    public static MarkerRelocated? Of(DamageCase damage) => damage is { Status: DamageCaseStatus.Closed, Relocation.IsAgreed: true, Restored.Restoration: var restoration }
        ? new MarkerRelocated(damage.Marker, damage.Id, restoration.RestoredOn, restoration.Measurement.Point)
        : null;

    /// <summary>Once for a case, and only of a marker that the register keeps.</summary>
    public static Decision<MarkerPositionEvent> Decide(MarkerRelocated relocated, MarkerPosition position) =>
        !position.Status.IsKept() || position.Find(relocated.Marker) is not { } member || member.Relocations.Any(earlier => earlier.CaseId == relocated.CaseId)
            ? Decision<MarkerPositionEvent>.NoChange
            : relocated;
}
