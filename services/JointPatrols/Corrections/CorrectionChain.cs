using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Where the next correction of a patrol's minutes belongs, and what it supersedes.</summary>
/// <param name="Number">The last one that is in force, and one.</param>
/// <param name="Supersedes">The affair whose record stands now: the patrol, or the last correction that is in force.</param>
/// <param name="Hash">What all have signed there.</param>
public sealed record CorrectionPlace(Guid Id, int Number, string Supersedes, string Hash);

/// <summary>The corrections of a patrol's minutes in their order. Each has a stream of its own whose id follows from patrol and number.</summary>
internal static class CorrectionChain
{
    public static async Task<Patrol> ReadPatrolAsync(this IEventStore store, Guid patrolId, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(Patrol.Stream(patrolId), StreamLimit.None, cancellationToken);
        return Patrol.Decider.Fold(events.Select(recorded => (PatrolEvent)recorded.Data));
    }

    /// <summary>
    /// Every correction of a patrol's minutes, oldest first, with its version: those in force, and at the end the one that is not, where there is one.
    /// What is in force stays so; so nobody can begin the one after next before the next.
    /// </summary>
    public static async Task<IReadOnlyList<(Correction Correction, long Version)>> ReadCorrectionsAsync(
        this IEventStore store, Guid patrolId, CancellationToken cancellationToken)
    {
        var found = new List<(Correction Correction, long Version)>();
        do
        {
            var events = await store.ReadStreamAsync(Correction.Stream(Correction.IdOf(patrolId, found.Count + 1)), StreamLimit.None, cancellationToken);
            if (events.Count == 0)
            {
                break;
            }

            found.Add((Correction.Decider.Fold(events.Select(recorded => (CorrectionEvent)recorded.Data)), events[^1].Version));
        }
        while (found[^1].Correction.Status == CorrectionStatus.InForce);
        return found;
    }

    /// <summary>The place of the next correction of a closed patrol's minutes.</summary>
    public static CorrectionPlace Next(Patrol patrol, IEnumerable<Correction> corrections)
    {
        var last = corrections.LastOrDefault(correction => correction.Status == CorrectionStatus.InForce);
        var number = (last?.Number ?? 0) + 1;
        return new CorrectionPlace(
            Correction.IdOf(patrol.Id, number),
            number,
            last is null ? Patrol.Stream(patrol.Id).Subject : Correction.Stream(last.Id).Subject,
            (last?.Record ?? patrol.Minutes!).Hash);
    }
}
