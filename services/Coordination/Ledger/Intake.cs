namespace BorderCoordination.Coordination;

/// <summary>An event that may be recorded, by what decides its place.</summary>
internal readonly record struct Candidate(Guid Id, Guid Stream, long Version);

/// <summary>What the ledger holds of the streams that a batch touches.</summary>
/// <param name="Heads">The last version of each stream; none when the ledger has nothing of it.</param>
/// <param name="Stopped">Streams with an alarm.</param>
/// <param name="Recorded">Entries that have the id, or stream and version, of a candidate.</param>
/// <param name="Waiting">Events of these streams that came before their predecessor, by version.</param>
internal sealed record LedgerState(
    IReadOnlyDictionary<Guid, long> Heads,
    IReadOnlySet<Guid> Stopped,
    IReadOnlySet<Candidate> Recorded,
    IReadOnlyList<Candidate> Waiting);

/// <summary>Another event than <paramref name="Recorded"/> claims the same id, or the same version of its stream.</summary>
internal readonly record struct Conflict(Candidate Claim, Guid Recorded);

/// <summary>What a batch comes to.</summary>
/// <param name="Append">In the order of their positions; arrivals and events that had been waiting.</param>
/// <param name="Wait">Arrivals that are ahead of their predecessor, or whose stream is stopped.</param>
/// <param name="Conflicts">Each stops its stream.</param>
internal sealed record IntakePlan(IReadOnlyList<Candidate> Append, IReadOnlyList<Candidate> Wait, IReadOnlyList<Conflict> Conflicts);

/// <summary>
/// Decides what is next in line. Batches come in any order and more than once; what comes out keeps every stream's order and, beyond that, the
/// order of arrival.
/// </summary>
internal static class Intake
{
    public static IntakePlan Decide(LedgerState state, IReadOnlyList<Candidate> arrivals)
    {
        var append = new List<(int Order, Candidate Event)>();
        var (wait, conflicts) = (new List<Candidate>(), new List<Conflict>());
        var recorded = state.Recorded.ToDictionary(entry => entry.Id);
        var holders = state.Recorded.ToDictionary(entry => (entry.Stream, entry.Version), entry => entry.Id);
        var waiting = state.Waiting.Select(candidate => candidate.Id).ToHashSet();
        var candidates = state.Waiting.Select(candidate => (Order: -1, Event: candidate))
            .Concat(arrivals.Select((candidate, order) => (Order: order, Event: candidate)))
            .DistinctBy(candidate => candidate.Event)
            .Where(candidate => !state.Recorded.Contains(candidate.Event));

        foreach (var stream in candidates.GroupBy(candidate => candidate.Event.Stream))
        {
            var head = state.Heads.GetValueOrDefault(stream.Key);
            var stopped = state.Stopped.Contains(stream.Key);
            var order = -1;
            foreach (var (arrived, claim) in stream.OrderBy(candidate => candidate.Event.Version).ThenBy(candidate => candidate.Order))
            {
                if (recorded.ContainsKey(claim.Id))
                {
                    conflicts.Add(new Conflict(claim, claim.Id));
                    stopped = true;
                }
                else if (claim.Version <= head)
                {
                    conflicts.Add(new Conflict(claim, holders.GetValueOrDefault((claim.Stream, claim.Version))));
                    stopped = true;
                }
                else if (!stopped && claim.Version == head + 1)
                {
                    order = Math.Max(order, arrived);
                    append.Add((order, claim));
                    recorded[claim.Id] = claim;
                    holders[(claim.Stream, claim.Version)] = claim.Id;
                    head++;
                }
                else if (!waiting.Contains(claim.Id))
                {
                    wait.Add(claim);
                }
            }
        }

        return new IntakePlan([.. append.OrderBy(next => next.Order).Select(next => next.Event)], wait, conflicts);
    }
}
