using BorderCoordination.BorderMarkers.DamageCases;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Reactions;

/// <summary>How a reaction brings a finding into the damage case of a marker.</summary>
internal static class DamageFindings
{
    /// <summary>A case can be opened or closed between looking and writing, but hardly so often.</summary>
    private const int MostAttempts = 5;

    /// <summary>Opens a case on the finding, or adds to the open one; once for each event, however often it comes.</summary>
    /// <exception cref="TryAgainException">The case kept changing, or the event is being worked on elsewhere.</exception>
    public static async Task OpenOrAddAsync(
        this IEventStore store,
        NpgsqlDataSource database,
        TimeProvider clock,
        string queue,
        EventEnvelope envelope,
        MarkerRef marker,
        DamageFinding finding,
        CancellationToken cancellationToken)
    {
        var registered = await store.FindMarkerAsync(envelope.Pair, marker, cancellationToken);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var cases = await database.FindCasesAsync(envelope.Pair, registered, cancellationToken);
            if (cases is { Open: null, Last: { } last } && await store.IsDealtWithAsync(finding, last, cancellationToken))
            {
                return;
            }

            var caseId = cases.Open ?? Guid.CreateVersion7(clock.GetUtcNow());
            var outcome = await store.TransactAsync(
                DamageCase.Stream(caseId),
                DamageCase.Decider,
                damage => OpenDamageCaseWhenMarkerFoundDamaged.Decide(finding, damage, caseId, envelope.Pair, registered.Marker, cases.Last),
                ReactionRecording.IntendOnce<DamageCase>(envelope, queue),
                cancellationToken);
            if (outcome is not Outcome<DamageCase>.Rejected)
            {
                outcome.Expect(envelope);
                return;
            }
        }

        throw new TryAgainException($"The damage case of {envelope.Pair} {marker} kept changing.");
    }

    /// <summary>Whether a case that is over had a finding of the same patrol: what that patrol says again later, or what another party concurs in, is no new damage.</summary>
    private static async Task<bool> IsDealtWithAsync(this IEventStore store, DamageFinding finding, Guid caseId, CancellationToken cancellationToken)
    {
        if (finding.Inspection is not { PatrolId: var patrolId })
        {
            return false;
        }

        var events = await store.ReadStreamAsync(DamageCase.Stream(caseId), StreamLimit.None, cancellationToken);
        return DamageCase.Decider.Fold(events.Select(recorded => (DamageCaseEvent)recorded.Data)).Findings.Any(known => known.Inspection?.PatrolId == patrolId);
    }
}
