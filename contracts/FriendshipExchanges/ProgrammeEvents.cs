using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>An item is put into the programme: a new revision of it that nobody has approved yet.</summary>
/// <param name="Item">Its number in the programme: capital letters, digits and hyphens, such as <c>D1-03</c>.</param>
/// <param name="ProgrammeRevision">The programme's revision after it.</param>
public sealed record ProgrammeItemAdded(Party By, int ProgrammeRevision, string Item, ProgrammeItem Content) : ExchangeEvent;

/// <summary>An item is changed: a new revision of the programme that nobody has approved yet.</summary>
public sealed record ProgrammeItemChanged(Party By, int ProgrammeRevision, string Item, ProgrammeItem Content, string Reason) : ExchangeEvent;

/// <summary>An item is taken out: a new revision of the programme that nobody has approved yet.</summary>
public sealed record ProgrammeItemWithdrawn(Party By, int ProgrammeRevision, string Item, string Reason) : ExchangeEvent;

/// <summary>A party approves a revision of the programme.</summary>
public sealed record ProgrammeConfirmed(Party By, int ProgrammeRevision) : ExchangeEvent;

/// <summary>Every party has approved the same revision of the programme; it is frozen until somebody changes it.</summary>
/// <param name="Patrols">The joint patrols that are still to be made for it; absent when none.</param>
public sealed record ProgrammeApproved(
    int ProgrammeRevision, ImmutableArray<Party> ApprovedBy, ImmutableArray<ApprovedPatrol>? Patrols = null) : ExchangeEvent;

/// <summary>The joint patrol that is to be made for an item has been proposed; no party's word on the programme is touched by that.</summary>
public sealed record ProgrammePatrolLinked(string Item, Guid PatrolId) : ExchangeEvent;

/// <summary>The joint patrol of an item has closed, and so the item was carried out.</summary>
/// <param name="ClosedAt">When the patrol's minutes were signed by all.</param>
public sealed record ProgrammePatrolClosed(string Item, Guid PatrolId, DateTimeOffset ClosedAt) : ExchangeEvent;

/// <summary>An item was carried out.</summary>
/// <param name="By">The party that owns the item.</param>
/// <param name="CompletedAt">When it was.</param>
/// <param name="Figures">Reported counts; at most fifty.</param>
/// <param name="Note">What else there is to say: 1 to 1,000 characters.</param>
public sealed record ProgrammeItemCompleted(
    Party By, string Item, DateTimeOffset CompletedAt, ImmutableArray<ResultFigure> Figures, string? Note = null) : ExchangeEvent;
