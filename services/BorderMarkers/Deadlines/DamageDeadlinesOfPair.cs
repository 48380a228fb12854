using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>The stream of the deadlines of a pair's damage cases, one for each pair, and how it is read.</summary>
public static class DamageDeadlinesOfPair
{
    public const string Aggregate = "damage-deadlines";

    /// <summary>
    /// What holds until a pair has agreed on something else. Ten days' notice: Viet Nam–China agreement of 2009, articles 4 and 5 (domain notes: "Facts:
    /// damage"). The others are ours.
    /// </summary>
    public static readonly DamageDeadlines Default = new(NoticeDays: 10, NotificationDays: 1, FactsDays: 30);

    public static Decider<StandingTerms<DamageDeadlines>, DamageDeadlinesEvent> Decider { get; } = new(StandingTerms<DamageDeadlines>.None, Evolve);

    public static StreamName Stream(Guid damageDeadlinesId) => new(Aggregate, damageDeadlinesId);

    /// <summary>The same for the same pair.</summary>
    public static Guid IdOf(BorderPair pair) => NamedGuid.Of(Aggregate, pair.Code);

    private static StandingTerms<DamageDeadlines> Evolve(StandingTerms<DamageDeadlines> standing, DamageDeadlinesEvent recorded) => recorded switch
    {
        DamageDeadlinesProposed proposed =>
            standing.Propose(proposed.Pair, proposed.By, proposed.Revision, new DatedTerms<DamageDeadlines>(proposed.Deadlines, proposed.InForceFrom)),
        DamageDeadlinesConfirmed confirmed => standing.Confirm(confirmed.By, confirmed.Revision),
        DamageDeadlinesAgreed agreed => standing.Agree(agreed.Revision),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };

    /// <summary>The shortest notice that a pair may agree on: what its treaty has, where that is known.</summary>
    public static int FewestNoticeDays(BorderPair pair) => pair.Code == "VN-CN" ? Default.NoticeDays : 1;
}
