using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>
/// A joint patrol that finds a marker damaged, displaced, lost or at risk opens a damage case, or adds to the open one (domain notes:
/// "Cross-service reactions"); once for each event, however often it comes. What one party alone states stands in the case as its word alone.
/// </summary>
internal sealed class OpenDamageCaseWhenMarkerFoundDamaged(IEventStore store, NpgsqlDataSource database, TimeProvider clock) : IReaction
{
    public const string Queue = "border-markers.open-damage-case";

    public const string Binding = "joint-patrols.marker-inspected.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not MarkerInspected inspected || FindingOf(inspected, envelope) is not { } finding)
        {
            return;
        }

        await store.OpenOrAddAsync(database, clock, Queue, envelope, inspected.Marker, finding, cancellationToken);
    }

    /// <summary>What the inspection says of damage; nothing when it says that there is none.</summary>
    public static DamageFinding? FindingOf(MarkerInspected inspected, EventEnvelope envelope) => CategoryOf(inspected.Condition) is not { } category
        ? null
        : new DamageFinding(
            category,
            inspected.At ?? envelope.Time,
            "Joint patrol",
            [.. envelope.Pair.Parties.Where(party => party == inspected.By || inspected.ConcurredBy.Contains(party))],
            inspected.Photos,
            Note: inspected.Note,
            Inspection: new PatrolInspection(inspected.PatrolId, envelope.Id));

    /// <summary>Opens a case that does not exist yet, and adds to one that does. A refusal means that it was closed in between.</summary>
    /// <param name="earlier">The last case of that marker, which is over.</param>
    public static Decision<DamageCaseEvent> Decide(DamageFinding finding, DamageCase damage, Guid caseId, BorderPair pair, MarkerRef marker, Guid? earlier) =>
        damage.Status == DamageCaseStatus.Unknown ? new DamageReported(caseId, pair, marker.Marker, finding, earlier) : AddDamageFindingSlice.Add(finding, damage);

    private static DamageCategory? CategoryOf(MarkerCondition condition) => condition switch
    {
        MarkerCondition.Damaged => DamageCategory.Damaged,
        MarkerCondition.Displaced => DamageCategory.Displaced,
        MarkerCondition.Lost => DamageCategory.Lost,
        MarkerCondition.AtRisk => DamageCategory.AtRisk,
        MarkerCondition.Intact or MarkerCondition.Dirty or MarkerCondition.Overgrown or MarkerCondition.NotReached => null,
    };
}
