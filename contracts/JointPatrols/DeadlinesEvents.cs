using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of the deadlines that a border pair agrees on for its joint patrols.</summary>
public abstract record DeadlinesEvent
{
    private protected DeadlinesEvent()
    {
    }
}

/// <summary>The deadlines of joint patrols. Days are calendar days, which end at midnight of the westernmost party.</summary>
/// <param name="NoticeDays">How many days before its start a patrol is proposed or moved; nearer than that only for a reason: 0 to 90.</param>
/// <param name="AnswerDays">Within how many days a proposal is answered: 1 to 90.</param>
/// <param name="MinutesDays">Within how many days after the patrol has ended in the field every party has signed the minutes: 1 to 90.</param>
/// <param name="LateStartMinutes">How many minutes after the start of its window a patrol that has not begun is not yet overdue: 0 to 1,440.</param>
public sealed record PatrolDeadlines(int NoticeDays, int AnswerDays, int MinutesDays, int LateStartMinutes);

/// <summary>
/// A party proposes other deadlines: a new revision on which that party has given its word and no other has yet. It takes the place of
/// whatever was on the table; what is in force stays in force.
/// </summary>
/// <param name="Revision">1 for the first proposal of the pair.</param>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they are to hold.</param>
public sealed record DeadlinesProposed(BorderPair Pair, Party By, int Revision, PatrolDeadlines Deadlines, DateOnly InForceFrom) : DeadlinesEvent;

/// <summary>A party gives its word on a revision.</summary>
public sealed record DeadlinesConfirmed(Party By, int Revision) : DeadlinesEvent;

/// <summary>Every party has given its word on the same revision. From its day on it takes the place of whatever was agreed before.</summary>
public sealed record DeadlinesAgreed(int Revision, PatrolDeadlines Deadlines, DateOnly InForceFrom, ImmutableArray<Party> ConfirmedBy) : DeadlinesEvent;

/// <summary>A party declines what is on the table, or withdraws its own proposal; what is in force stays in force.</summary>
/// <param name="Revision">The revision that was on the table.</param>
/// <param name="Reason">Why, for the other parties.</param>
public sealed record DeadlinesDeclined(Party By, int Revision, string Reason) : DeadlinesEvent;
