using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Agreement;

/// <summary>
/// When something of a patrol falls due (domain notes: "Joint patrol", invariant 11). The deadlines of a pair are data; each is counted by those in force at the
/// moment from which on it runs.
/// </summary>
public static class PatrolDeadlineRules
{
    /// <summary>
    /// What holds until a pair has agreed on something else. No treaty names these for patrols (domain notes: "Joint patrol", invariant 11): ten days' notice
    /// as for the restoration of a marker, a week for an answer and for the minutes, half an hour for a late start.
    /// </summary>
    public static readonly PatrolDeadlines Default = new(NoticeDays: 10, AnswerDays: 7, MinutesDays: 7, LateStartMinutes: 30);

    /// <summary>From when on a proposal is unanswered in time: when its days have passed, and when what it is about would begin at the latest.</summary>
    public static DateTimeOffset UnansweredFrom(this PatrolDeadlines deadlines, DateTimeOffset proposedAt, DateTimeOffset? begins = null)
    {
        var after = BorderDay.After(proposedAt, deadlines.AnswerDays);
        return begins < after ? begins.Value : after;
    }

    /// <summary>After which moment a patrol that has not begun is overdue.</summary>
    public static DateTimeOffset NotBegunFrom(this PatrolDeadlines deadlines, DateTimeOffset startsAt) => startsAt.AddMinutes(deadlines.LateStartMinutes);

    /// <summary>From when on the minutes of a patrol that has ended in the field are overdue.</summary>
    public static DateTimeOffset UnsignedFrom(this PatrolDeadlines deadlines, DateTimeOffset fieldEndedAt) => BorderDay.After(fieldEndedAt, deadlines.MinutesDays);

    /// <summary>From when on the notice of a start runs: the last moment for naming it without a reason has passed.</summary>
    public static DateTimeOffset NoticeFrom(this PatrolDeadlines deadlines, DateTimeOffset startsAt) =>
        BorderDay.StartOf(BorderDay.Of(startsAt).AddDays(1 - deadlines.NoticeDays));
}
