using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>A party puts on record an edition that was prepared outside this system, or corrects such a record before all have confirmed it.</summary>
/// <param name="Revision">The revision of the record, on which that party has given its word and no other has yet.</param>
public sealed record PastEditionRecorded(
    Guid ExchangeId, BorderPair Pair, ExchangeLevel Level, string Series, int Edition, Party By, int Revision, PastEdition Record) : ExchangeEvent;

/// <summary>A party confirms a revision of the record.</summary>
public sealed record PastEditionConfirmed(Party By, int Revision) : ExchangeEvent;

/// <summary>Every party has confirmed the same revision of the record.</summary>
public sealed record PastEditionAgreed(int Revision, PastEdition Record, ImmutableArray<Party> ConfirmedBy) : ExchangeEvent;
