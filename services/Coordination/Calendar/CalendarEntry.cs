using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>What stands in the calendar.</summary>
public enum CalendarKind
{
    /// <summary>A patrol that is proposed, agreed or done, declined or cancelled; its status says which.</summary>
    Patrol,

    /// <summary>An edition of a friendship exchange, from its first day to its last.</summary>
    Exchange,

    Letter,
    Call,
    Talks,
    Meeting,

    /// <summary>The restoration of a marker, announced or under way.</summary>
    Works,

    /// <summary>A proposal of a patrol, a plan, deadlines, sectors or an exchange is to be answered by then.</summary>
    AnswerDue,

    /// <summary>A patrol, an exchange, or announced works are to have begun by then.</summary>
    StartDue,

    /// <summary>The minutes of a patrol or an exchange, or a correction that one party has signed, are to be signed by then.</summary>
    MinutesDue,

    /// <summary>A commitment is to be done by then.</summary>
    CommitmentDue,

    /// <summary>A witness of works is to be named by then.</summary>
    WitnessDue,

    /// <summary>Works are to have come to their end by then.</summary>
    WorksDue,

    /// <summary>The yearly meeting of those that are twinned is to be held by the end of that day.</summary>
    TwinningMeetingDue,

    /// <summary>A twinning is to be reviewed by the end of that day.</summary>
    TwinningReviewDue,

    /// <summary>From then to the start of a patrol its notice runs: it is moved only for a reason.</summary>
    NoticeRuns,
}

/// <summary>A unit that takes part.</summary>
public sealed record CalendarUnit(Party Party, string Name);

/// <summary>Why two entries may get into each other's way.</summary>
public enum ConflictKind
{
    /// <summary>One unit in both on the same day.</summary>
    Unit,

    /// <summary>One marker in both on the same day.</summary>
    Marker,
}

/// <summary>A hint that the parties may want to look at: nothing is refused for it.</summary>
/// <param name="With">The other entry; there is none of affairs that the caller may not know of.</param>
/// <param name="What">The unit, or the marker at which the two sections begin to overlap.</param>
/// <param name="On">The first such day.</param>
public sealed record CalendarConflict(ConflictKind Kind, string With, string What, DateOnly On);

/// <summary>An entry of the calendar.</summary>
/// <param name="Id">The same for the same entry for ever.</param>
/// <param name="Sequence">Higher whenever the entry has changed: the version of the affair.</param>
/// <param name="ChangedAt">When it last did.</param>
/// <param name="Subject">The affair, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="Status">Where the affair stands, in the words of its service; <c>open</c> or <c>done</c> for what falls due.</param>
/// <param name="StartsAt">When; the end of the time that is left for what falls due.</param>
/// <param name="EndsAt">Until when, where it lasts.</param>
/// <param name="AllDay">Whether days are meant and no hours.</param>
/// <param name="About">The section of the patrol, the year of the plan, the day of the deadlines or sectors, the title, the subject, the marker, or the reason of the correction or the commitment in the first of its languages.</param>
/// <param name="Units">The units that take part.</param>
/// <param name="OwedBy">The parties that owe what falls due; of works, the one that restores.</param>
/// <param name="DaysLeft">To the start, of works that are announced: below 0 once it has passed.</param>
public sealed record CalendarEntry(
    string Id,
    long Sequence,
    DateTimeOffset ChangedAt,
    CalendarKind Kind,
    string Subject,
    BorderPair Pair,
    string Status,
    DateTimeOffset StartsAt,
    DateTimeOffset? EndsAt,
    bool AllDay,
    string About,
    ImmutableArray<CalendarUnit> Units,
    ImmutableArray<Party> OwedBy,
    int? DaysLeft = null)
{
    /// <summary>Other entries of the same unit or marker on the same day, of which the caller may know.</summary>
    public ImmutableArray<CalendarConflict> Conflicts { get; init; } = [];
}
