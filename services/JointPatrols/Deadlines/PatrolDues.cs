using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>
/// When something of a patrol falls due, by the deadlines of its pair. Each is counted by those in force at the moment from which on it runs (domain notes:
/// "Joint patrol", invariant 11).
/// </summary>
internal static class PatrolDues
{
    /// <summary>Whether a start is nearer than the days' notice that a pair gives: calendar days, from the one on which it is named.</summary>
    public static bool IsShortNotice(DateTimeOffset startsAt, DateTimeOffset named, int noticeDays) => BorderDay.Of(startsAt) < BorderDay.Of(named).AddDays(noticeDays);

    /// <summary>From when on a proposal is unanswered in time: when its days have passed, and when what it is about would begin at the latest.</summary>
    public static DateTimeOffset UnansweredFrom(this DeadlinesInForce deadlines, BorderPair pair, DateTimeOffset proposedAt, DateTimeOffset? begins) =>
        deadlines.Of(pair, proposedAt).UnansweredFrom(proposedAt, begins);

    /// <summary>After which moment a patrol that has not begun is overdue; none where it no longer is to begin.</summary>
    public static DateTimeOffset? OverdueFrom(this DeadlinesInForce deadlines, BorderPair pair, PatrolStatus status, DateTimeOffset startsAt) =>
        status is PatrolStatus.Agreed or PatrolStatus.Prepared ? deadlines.Of(pair, startsAt).NotBegunFrom(startsAt) : null;

    /// <summary>From when on the minutes are overdue unless all have signed them; none where none are to be signed.</summary>
    public static DateTimeOffset? MinutesOverdueFrom(this DeadlinesInForce deadlines, BorderPair pair, PatrolStatus status, DateTimeOffset? fieldEndedAt) =>
        status is PatrolStatus.FieldCompleted or PatrolStatus.Aborted or PatrolStatus.MinutesDrafted or PatrolStatus.MinutesPartiallySigned && fieldEndedAt is { } ended
            ? deadlines.UnsignedFrom(pair, ended)
            : null;

    /// <summary>From when on a record is overdue unless all have signed it: the days that the pair has for minutes, from the moment from which on it is to be signed.</summary>
    public static DateTimeOffset UnsignedFrom(this DeadlinesInForce deadlines, BorderPair pair, DateTimeOffset moment) => deadlines.Of(pair, moment).UnsignedFrom(moment);

    /// <summary>From when on the notice of a start runs: the last moment for naming it without a reason has passed.</summary>
    public static DateTimeOffset NoticeFrom(this DeadlinesInForce deadlines, BorderPair pair, DateTimeOffset named, DateTimeOffset startsAt) =>
        deadlines.Of(pair, named).NoticeFrom(startsAt);
}
