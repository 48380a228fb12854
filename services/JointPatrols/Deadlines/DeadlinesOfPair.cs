using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>The stream of a pair's deadlines, one for each pair, and how it is read.</summary>
public static class DeadlinesOfPair
{
    public const string Aggregate = "deadlines";

    public static Decider<StandingTerms<PatrolDeadlines>, DeadlinesEvent> Decider { get; } = new(StandingTerms<PatrolDeadlines>.None, Evolve);

    public static StreamName Stream(Guid deadlinesId) => new(Aggregate, deadlinesId);

    /// <summary>The same for the same pair.</summary>
    public static Guid IdOf(BorderPair pair) => NamedGuid.Of(Aggregate, pair.Code);

    private static StandingTerms<PatrolDeadlines> Evolve(StandingTerms<PatrolDeadlines> standing, DeadlinesEvent recorded) => recorded switch
    {
        DeadlinesProposed proposed =>
            standing.Propose(proposed.Pair, proposed.By, proposed.Revision, new DatedTerms<PatrolDeadlines>(proposed.Deadlines, proposed.InForceFrom)),
        DeadlinesConfirmed confirmed => standing.Confirm(confirmed.By, confirmed.Revision),
        DeadlinesAgreed agreed => standing.Agree(agreed.Revision),
        DeadlinesDeclined declined => standing.Decline(declined.By, declined.Revision, declined.Reason),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
