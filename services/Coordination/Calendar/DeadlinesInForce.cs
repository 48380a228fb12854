using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>
/// When something of a patrol falls due, by the deadlines of its pair: each is counted by those in force at the moment from which on it runs (domain notes: "Joint
/// patrol", invariant 11). JointPatrols counts by the same; a test compares the two.
/// </summary>
internal sealed class DeadlinesInForce(IEnumerable<KnownAffair<DeadlinesAffair>> standing)
{
    /// <summary>What holds until a pair has agreed on something else.</summary>
    private static readonly PatrolDeadlines Default = new(NoticeDays: 10, AnswerDays: 7, MinutesDays: 7, LateStartMinutes: 30);

    private readonly Dictionary<BorderPair, DeadlinesAffair> _byPair = standing.ToDictionary(each => each.Pair, each => each.State);

    /// <summary>From when on a proposal is unanswered in time: when its days have passed, and when the patrol would start at the latest.</summary>
    public DateTimeOffset UnansweredFrom(BorderPair pair, PatrolAffair patrol)
    {
        var after = BorderDay.After(patrol.ProposedAt, Of(pair, patrol.ProposedAt).AnswerDays);
        return after < patrol.Terms.StartsAt ? after : patrol.Terms.StartsAt;
    }

    /// <summary>After which moment a patrol that has not begun is overdue.</summary>
    public DateTimeOffset NotBegunFrom(BorderPair pair, PatrolAffair patrol) => patrol.Terms.StartsAt.AddMinutes(Of(pair, patrol.Terms.StartsAt).LateStartMinutes);

    /// <summary>From when on the minutes of a patrol that has ended in the field are overdue.</summary>
    public DateTimeOffset UnsignedFrom(BorderPair pair, DateTimeOffset fieldEndedAt) => BorderDay.After(fieldEndedAt, Of(pair, fieldEndedAt).MinutesDays);

    /// <summary>From when on the notice of a start runs: the last moment for naming it without a reason has passed.</summary>
    public DateTimeOffset NoticeFrom(BorderPair pair, PatrolAffair patrol) =>
        BorderDay.StartOf(BorderDay.Of(patrol.Terms.StartsAt).AddDays(1 - Of(pair, patrol.NamedAt).NoticeDays));

    private PatrolDeadlines Of(BorderPair pair, DateTimeOffset moment) =>
        _byPair.GetValueOrDefault(pair)?.Agreed.LastOrDefault(agreed => agreed.Begins <= moment)?.Deadlines ?? Default;
}
