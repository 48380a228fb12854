using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of the deadlines that a border pair agrees on for damaged markers.</summary>
public abstract record DamageDeadlinesEvent
{
    private protected DamageDeadlinesEvent()
    {
    }
}

/// <summary>The deadlines of damage cases, in calendar days.</summary>
/// <param name="NoticeDays">Between the notice of a restoration and its start: 1 to 90, and for Viet Nam and China 10 at least.</param>
/// <param name="NotificationDays">Within how many days of the report every other party is told of the damage: 1 to 90.</param>
/// <param name="FactsDays">Within how many days the facts are agreed once every party has been told: 1 to 366.</param>
public sealed record DamageDeadlines(int NoticeDays, int NotificationDays, int FactsDays);

/// <summary>
/// A party proposes other deadlines: a new revision on which that party has given its word and no other has yet. It takes the place of whatever was on
/// the table; what is in force stays in force.
/// </summary>
/// <param name="Revision">1 for the first proposal of the pair.</param>
/// <param name="Deadlines">All of them.</param>
/// <param name="InForceFrom">The day from which on they are to hold.</param>
public sealed record DamageDeadlinesProposed(BorderPair Pair, Party By, int Revision, DamageDeadlines Deadlines, DateOnly InForceFrom) : DamageDeadlinesEvent;

/// <summary>A party gives its word on a revision.</summary>
public sealed record DamageDeadlinesConfirmed(Party By, int Revision) : DamageDeadlinesEvent;

/// <summary>Every party has given its word on the same revision. From its day on it takes the place of whatever was agreed before.</summary>
public sealed record DamageDeadlinesAgreed(int Revision, DamageDeadlines Deadlines, DateOnly InForceFrom, ImmutableArray<Party> ConfirmedBy) : DamageDeadlinesEvent;
