using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>
/// A fact of one commitment from the minutes of an exchange. That one is overdue is no fact: it follows from the day on which it is due.
/// </summary>
public abstract record CommitmentEvent
{
    private protected CommitmentEvent()
    {
    }
}

/// <summary>The minutes that hold the commitment have been signed by all; from here on it is followed up.</summary>
/// <param name="CommitmentId">A UUIDv5 of the record and the number: the same commitment always has the same.</param>
/// <param name="Source">The record and the place in it.</param>
/// <param name="Commitment">What all have signed.</param>
public sealed record CommitmentRegistered(Guid CommitmentId, BorderPair Pair, RecordReference Source, RecordCommitment Commitment) : CommitmentEvent;

/// <summary>
/// A party that owns the commitment states that it is done: a new revision on which that party has given its word and no other has yet.
/// It takes the place of whatever statement or proposal was on the table.
/// </summary>
/// <param name="Revision">1 for the first statement or proposal.</param>
/// <param name="Note">What was done.</param>
public sealed record CommitmentDoneStated(Party By, int Revision, string Note) : CommitmentEvent;

/// <summary>Another party confirms that it is done.</summary>
public sealed record CommitmentDoneConfirmed(Party By, int Revision) : CommitmentEvent;

/// <summary>Every party has given its word that it is done.</summary>
public sealed record CommitmentDone(int Revision, ImmutableArray<Party> ConfirmedBy) : CommitmentEvent;

/// <summary>
/// A party proposes to drop the commitment: a new revision on which that party has given its word and no other has yet.
/// It takes the place of whatever statement or proposal was on the table.
/// </summary>
/// <param name="Revision">1 for the first statement or proposal.</param>
/// <param name="Reason">Why, for the other parties.</param>
public sealed record CommitmentDropProposed(Party By, int Revision, string Reason) : CommitmentEvent;

/// <summary>Another party agrees to drop it.</summary>
public sealed record CommitmentDropConfirmed(Party By, int Revision) : CommitmentEvent;

/// <summary>Every party has agreed to drop it.</summary>
public sealed record CommitmentDropped(int Revision, ImmutableArray<Party> ConfirmedBy) : CommitmentEvent;

/// <summary>Later minutes, signed by all, have taken it over: what is open of it is open there, and it ends as moved.</summary>
/// <param name="SuccessorId">The commitment that takes its place.</param>
/// <param name="Source">Where that one stands.</param>
public sealed record CommitmentMoved(Guid SuccessorId, RecordReference Source) : CommitmentEvent;
