using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of one draft of a patrol. A draft is one party's own: no other party learns of it or of its events.</summary>
public abstract record PatrolDraftEvent
{
    private protected PatrolDraftEvent()
    {
    }
}

/// <summary>Terms of a patrol as far as a party has prepared them; what is still open is absent. The members are those of <see cref="PatrolTerms"/>.</summary>
/// <param name="From">First marker of the section.</param>
/// <param name="To">Last marker of the section.</param>
/// <param name="StartsAt">Start of the window.</param>
/// <param name="EndsAt">End of the window.</param>
/// <param name="Mode">How the patrol is to be made.</param>
/// <param name="Purpose">Why, in a sentence.</param>
/// <param name="Chair">The party that is to lead.</param>
/// <param name="Units">Entries for some or all parties of the pair.</param>
/// <param name="Legs">The legs, where it is to be made in several.</param>
/// <param name="ShortNoticeReason">Why the start is to be nearer than the notice that the pair gives.</param>
/// <param name="ChairReason">Why that party is to lead, where it is not its turn.</param>
/// <param name="PlanItem">The item of the plan that it is to fulfil.</param>
public sealed record PatrolDraftTerms(
    MarkerRef? From = null,
    MarkerRef? To = null,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    PatrolMode? Mode = null,
    string? Purpose = null,
    Party? Chair = null,
    ImmutableArray<PatrolUnits>? Units = null,
    ImmutableArray<PlannedLeg>? Legs = null,
    string? ShortNoticeReason = null,
    string? ChairReason = null,
    PlanItemRef? PlanItem = null);

/// <summary>A party begins to prepare a patrol at home.</summary>
/// <param name="DraftId">The draft, as in the subject.</param>
/// <param name="By">The party whose own it is.</param>
/// <param name="Note">A note for that party's own use; no proposal carries it.</param>
/// <param name="After">The closed patrol that it follows on, where the service has made it for the party that is to chair next.</param>
/// <param name="Gaps">The markers that nobody reached on that patrol, to be covered by this one; absent when none.</param>
/// <param name="Exchange">The item of an exchange that it is made for, where the service has made it on the approval of the programme.</param>
public sealed record PatrolDrafted(
    Guid DraftId,
    BorderPair Pair,
    Party By,
    PatrolDraftTerms Terms,
    string? Note = null,
    Guid? After = null,
    ImmutableArray<MarkerRef>? Gaps = null,
    ExchangeItem? Exchange = null) : PatrolDraftEvent;

/// <summary>The party changes its draft.</summary>
/// <param name="Revision">The new revision; 2 for the first change.</param>
/// <param name="Terms">The terms as they are now, whole.</param>
/// <param name="Note">The note as it is now.</param>
public sealed record PatrolDraftChanged(int Revision, PatrolDraftTerms Terms, string? Note = null) : PatrolDraftEvent;

/// <summary>The party gives its draft up.</summary>
/// <param name="Reason">Why, for that party's own files.</param>
public sealed record PatrolDraftDiscarded(string? Reason = null) : PatrolDraftEvent;

/// <summary>The party has put the draft on the table: it is a proposed patrol now, recorded in the same transaction.</summary>
/// <param name="Revision">The revision that was proposed.</param>
/// <param name="PatrolId">The patrol that came of it.</param>
public sealed record PatrolDraftProposed(int Revision, Guid PatrolId) : PatrolDraftEvent;
