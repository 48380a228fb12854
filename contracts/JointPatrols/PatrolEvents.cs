using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of one joint patrol.</summary>
public abstract record PatrolEvent
{
    private protected PatrolEvent()
    {
    }
}

/// <summary>How the patrol is made.</summary>
public enum PatrolMode
{
    /// <summary>Both teams together.</summary>
    Joint,

    /// <summary>Each team on its own side, in step.</summary>
    Coordinated,
}

/// <summary>The units that one party sends.</summary>
/// <param name="Party">Whose they are.</param>
/// <param name="Units">One to ten names, as in force when they were proposed.</param>
/// <param name="Strength">People agreed for that party: 1 to 500.</param>
public sealed record PatrolUnits(Party Party, ImmutableArray<string> Units, int Strength);

/// <summary>How a leg is made.</summary>
public enum LegMeans
{
    Foot,
    Boat,
    Vehicle,
}

/// <summary>A leg of a patrol as it is planned.</summary>
/// <param name="From">Where it begins: a marker, with an offset where it is away from it.</param>
/// <param name="To">Where it ends.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it ends; after its start, and not after the next begins.</param>
/// <param name="Means">How it is made.</param>
/// <param name="LengthKm">Its kilometres along the line, where they are known.</param>
public sealed record PlannedLeg(MarkerRef From, MarkerRef To, DateTimeOffset StartsAt, DateTimeOffset EndsAt, LegMeans Means, decimal? LengthKm = null);

/// <summary>An item of the plan of a pair for a year.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Item">The code of the item.</param>
public sealed record PlanItemRef(Guid PlanId, string Item);

/// <summary>What the parties agree on.</summary>
/// <param name="From">First marker of the section.</param>
/// <param name="To">Last marker of the section; patrols go in either direction.</param>
/// <param name="StartsAt">Start of the window.</param>
/// <param name="EndsAt">End of the window, after its start and within 31 days of it.</param>
/// <param name="Mode">How the patrol is made.</param>
/// <param name="Purpose">Why, in a sentence.</param>
/// <param name="Chair">The party that leads.</param>
/// <param name="Units">One entry for every party of the pair.</param>
/// <param name="Legs">
/// The legs of a patrol that is made in several: the first begins at the first marker, each further one where the last ended, and the last ends at the
/// last marker. A postponement moves them with the window.
/// </param>
/// <param name="ShortNoticeReason">Why the start is nearer than the notice that the pair gives; always there when it was when the start was named.</param>
/// <param name="ChairReason">Why this party leads; always there when it was not its turn when it was named.</param>
/// <param name="PlanItem">The item of the agreed plan that it fulfils.</param>
public sealed record PatrolTerms(
    MarkerRef From,
    MarkerRef To,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    PatrolMode Mode,
    string Purpose,
    Party Chair,
    ImmutableArray<PatrolUnits> Units,
    ImmutableArray<PlannedLeg>? Legs = null,
    string? ShortNoticeReason = null,
    string? ChairReason = null,
    PlanItemRef? PlanItem = null);

/// <summary>A party proposes a patrol; with it that party has given its own word on revision 1.</summary>
/// <param name="Exchange">The item of a friendship exchange that it is made for.</param>
public sealed record PatrolProposed(Guid PatrolId, BorderPair Pair, Party By, PatrolTerms Terms, ExchangeItem? Exchange = null) : PatrolEvent;

/// <summary>A party answers with other terms: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record PatrolCounterProposed(Party By, int Revision, PatrolTerms Terms, string Reason) : PatrolEvent;

/// <summary>A party gives its word on a revision of the terms.</summary>
/// <param name="AcknowledgesDisputes">The disputed positions of the section that it has acknowledged at provincial level; absent where none was known.</param>
public sealed record PatrolConfirmed(Party By, int Revision, ImmutableArray<MarkerRef>? AcknowledgesDisputes = null) : PatrolEvent;

/// <summary>A party has looked at changes of the section that came after the agreement, and stands by its word.</summary>
/// <param name="Revision">The revision that is agreed.</param>
/// <param name="Changes">The events of BorderMarkers that tell of the changes, by their ids; at most 100.</param>
public sealed record PatrolReviewConfirmed(Party By, int Revision, ImmutableArray<Guid> Changes) : PatrolEvent;

/// <summary>Every party has given its word on the same revision.</summary>
/// <param name="Number">Its number in its pair and year; it stays when the patrol is postponed and agreed anew. Absent where it was agreed before there were numbers.</param>
public sealed record PatrolAgreed(int Revision, PatrolTerms Terms, ImmutableArray<Party> ConfirmedBy, PatrolNumber? Number = null) : PatrolEvent;

/// <summary>A party ends the negotiation: it declines the proposal, or withdraws its own.</summary>
/// <param name="Revision">The revision that was on the table.</param>
/// <param name="Reason">Why, for the other parties.</param>
/// <param name="LetterReference">The official letter that says so, where there is one.</param>
public sealed record PatrolDeclined(Party By, int Revision, string Reason, string? LetterReference = null) : PatrolEvent;

/// <summary>From when to when.</summary>
/// <param name="StartsAt">Its start.</param>
/// <param name="EndsAt">After the start and within 31 days of it.</param>
public sealed record PatrolWindow(DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>
/// A party postpones an agreed patrol. The agreement is void: the new window is a new revision on which that party has given its word
/// and no other has yet, and teams are to be declared again.
/// </summary>
/// <param name="Revision">The new revision.</param>
/// <param name="Was">The window that had been agreed.</param>
/// <param name="Becomes">The window that is proposed instead.</param>
/// <param name="Reason">Why, for the other parties.</param>
/// <param name="LetterReference">The official letter that says so, where there is one.</param>
/// <param name="ShortNoticeReason">As in the terms, of which it becomes a part.</param>
public sealed record PatrolPostponed(
    Party By,
    int Revision,
    PatrolWindow Was,
    PatrolWindow Becomes,
    string Reason,
    string? LetterReference = null,
    string? ShortNoticeReason = null) : PatrolEvent;

/// <summary>
/// The exchange that an agreed patrol is made for is postponed. The agreement was for that occasion and is void: the terms are a new revision on which nobody
/// has given its word yet, for nobody's word on other days is presumed, and teams are to be declared again.
/// </summary>
/// <param name="Revision">The new revision.</param>
/// <param name="ExchangeId">The exchange.</param>
/// <param name="By">The party that asked to postpone it.</param>
/// <param name="Reason">As for the exchange.</param>
public sealed record PatrolPostponedWithExchange(int Revision, Guid ExchangeId, Party By, string Reason) : PatrolEvent;

/// <summary>A party cancels an agreed patrol.</summary>
/// <param name="Reason">Why, for the other parties.</param>
/// <param name="LetterReference">The official letter that says so, where there is one.</param>
public sealed record PatrolCancelled(Party By, string Reason, string? LetterReference = null) : PatrolEvent;

/// <summary>Another party takes note of the cancellation.</summary>
public sealed record PatrolCancellationAcknowledged(Party By) : PatrolEvent;
