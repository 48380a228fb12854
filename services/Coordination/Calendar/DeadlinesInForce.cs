using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>
/// When something of a patrol, the minutes of an exchange, and corrections fall due, by the deadlines of the pair as they are known here: each is counted by those in force at the
/// moment from which on it runs.
/// </summary>
internal sealed class DeadlinesInForce(IEnumerable<KnownAffair<DeadlinesAffair>> standing)
{
    private readonly Dictionary<BorderPair, DeadlinesAffair> _byPair = standing.ToDictionary(each => each.Pair, each => each.State);

    /// <summary>From when on a proposal is unanswered in time: when its days have passed, and when the patrol would start at the latest.</summary>
    public DateTimeOffset UnansweredFrom(BorderPair pair, PatrolAffair patrol) => Of(pair, patrol.ProposedAt).UnansweredFrom(patrol.ProposedAt, patrol.Terms.StartsAt);

    /// <summary>From when on a plan, other deadlines, or another division into sectors are unanswered in time.</summary>
    public DateTimeOffset UnansweredFrom(BorderPair pair, OpenProposal proposal) => Of(pair, proposal.ProposedAt).UnansweredFrom(proposal.ProposedAt, proposal.Begins);

    /// <summary>After which moment a patrol that has not begun is overdue.</summary>
    public DateTimeOffset NotBegunFrom(BorderPair pair, PatrolAffair patrol) => Of(pair, patrol.Terms.StartsAt).NotBegunFrom(patrol.Terms.StartsAt);

    /// <summary>From when on the minutes of a patrol that has ended in the field, or of an exchange that was concluded, or a correction that one party has signed, are overdue.</summary>
    public DateTimeOffset UnsignedFrom(BorderPair pair, DateTimeOffset endedAt) => Of(pair, endedAt).UnsignedFrom(endedAt);

    /// <summary>From when on the notice of a start runs: the last moment for naming it without a reason has passed.</summary>
    public DateTimeOffset NoticeFrom(BorderPair pair, PatrolAffair patrol) => Of(pair, patrol.NamedAt).NoticeFrom(patrol.Terms.StartsAt);

    private PatrolDeadlines Of(BorderPair pair, DateTimeOffset moment) =>
        StandingTerms<PatrolDeadlines>.InForce(_byPair.GetValueOrDefault(pair)?.Agreed ?? [], moment)?.Terms ?? PatrolDeadlineRules.Default;
}
