using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>A fact of one twinning.</summary>
public abstract record TwinningEvent
{
    private protected TwinningEvent()
    {
    }
}

/// <summary>A party proposes to twin posts, clusters or districts; with it that party has given its own word on revision 1.</summary>
/// <param name="Source">Where it comes from, for what was agreed outside this system, or is made up.</param>
public sealed record TwinningProposed(Guid TwinningId, BorderPair Pair, Party By, TwinningTerms Terms, DataSource? Source = null) : TwinningEvent;

/// <summary>A party answers with other terms: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record TwinningCounterProposed(Party By, int Revision, TwinningTerms Terms, string Reason) : TwinningEvent;

/// <summary>A party gives its word on a revision of members and rules.</summary>
public sealed record TwinningConfirmed(Party By, int Revision) : TwinningEvent;

/// <summary>Every party has given its word on the same members and rules.</summary>
public sealed record TwinningRulesAgreed(int Revision, TwinningTerms Terms, ImmutableArray<Party> ConfirmedBy) : TwinningEvent;

/// <summary>A party ends the negotiation: it declines the proposal, or withdraws its own.</summary>
public sealed record TwinningDeclined(Party By, int Revision, string Reason) : TwinningEvent;

/// <summary>The twinning is celebrated and holds from now on.</summary>
/// <param name="By">The party that reports it.</param>
/// <param name="On">The day.</param>
/// <param name="Place">1 to 200 characters.</param>
public sealed record TwinningEstablished(Party By, DateOnly On, string Place) : TwinningEvent;

/// <summary>A party says whom to turn to on its side; it takes the place of what it said before.</summary>
public sealed record TwinningContactsDeclared(Party By, ImmutableArray<TwinningContact> Contacts) : TwinningEvent;

/// <summary>Those that are twinned have met.</summary>
/// <param name="By">The party that reports it.</param>
public sealed record TwinningMeetingHeld(Party By, OwnMeeting Meeting) : TwinningEvent;

/// <summary>A party states that the twinning was reviewed; the word of all once every other party has confirmed it.</summary>
/// <param name="Number">1 for the first review.</param>
public sealed record TwinningReviewHeld(Party By, int Number, TwinningReview Review) : TwinningEvent;

/// <summary>A party confirms a review as another party states it.</summary>
public sealed record TwinningReviewConfirmed(Party By, int Number) : TwinningEvent;

/// <summary>A party suspends the twinning.</summary>
/// <param name="Letter">Reference of the letter.</param>
public sealed record TwinningSuspended(Party By, string Reason, string? Letter = null) : TwinningEvent;

/// <summary>Another party takes note of the suspension.</summary>
public sealed record TwinningSuspensionAcknowledged(Party By) : TwinningEvent;

/// <summary>A party proposes to resume or to end the twinning; with it that party has given its own word, and whatever was proposed before is void.</summary>
/// <param name="Revision">1 for the first such proposal.</param>
public sealed record TwinningStepProposed(Party By, int Revision, TwinningStep Step, string Reason) : TwinningEvent;

/// <summary>A party agrees to what was proposed.</summary>
public sealed record TwinningStepConfirmed(Party By, int Revision) : TwinningEvent;

/// <summary>Every party has agreed to resume the twinning.</summary>
public sealed record TwinningResumed(int Revision, ImmutableArray<Party> ConfirmedBy) : TwinningEvent;

/// <summary>Every party has agreed to end the twinning.</summary>
public sealed record TwinningEnded(int Revision, ImmutableArray<Party> ConfirmedBy) : TwinningEvent;

/// <summary>The exchange at which the twinning was to be celebrated is postponed, and the ceremony with it.</summary>
/// <param name="Reason">As for the exchange.</param>
public sealed record TwinningCeremonyPostponed(Guid ExchangeId, string Reason) : TwinningEvent;

/// <summary>The exchange has been agreed on for other days, and the ceremony with it.</summary>
/// <param name="FirstDay">The first of its days.</param>
/// <param name="LastDay">The last of its days.</param>
public sealed record TwinningCeremonyRescheduled(Guid ExchangeId, DateOnly FirstDay, DateOnly LastDay) : TwinningEvent;
