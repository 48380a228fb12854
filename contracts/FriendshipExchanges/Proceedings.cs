using System.Collections.Immutable;

namespace BorderCoordination.Contracts.FriendshipExchanges;

/// <summary>What was looked at on a site inspection or gone through at a rehearsal.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Sites">Where, and what was found: 1 to 30.</param>
/// <param name="Tasks">What is still to be done; numbered by their place, from 1; at most 30.</param>
public sealed record Inspection(DateOnly HeldOn, ImmutableArray<InspectedSite> Sites, ImmutableArray<PreparationTask> Tasks);

/// <summary>A site of the programme.</summary>
/// <param name="Territory">In whose territory.</param>
/// <param name="Place">Where in it: 1 to 200 characters.</param>
/// <param name="Findings">What was found there: 1 to 2,000 characters; absent when there is nothing to say.</param>
/// <param name="Marker">The marker, where the site is one.</param>
public sealed record InspectedSite(Party Territory, string Place, string? Findings = null, MarkerRef? Marker = null);

/// <summary>Something that a party is to do before the exchange.</summary>
/// <param name="Owner">The party that is to do it.</param>
/// <param name="Text">What: 1 to 500 characters.</param>
/// <param name="DueOn">By when, where that was said.</param>
public sealed record PreparationTask(Party Owner, string Text, DateOnly? DueOn = null);

/// <summary>A meeting that a party holds by itself: a briefing of the press, a review at home.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">1 to 200 characters.</param>
/// <param name="Summary">What was said or concluded: 1 to 4,000 characters.</param>
public sealed record OwnMeeting(DateOnly HeldOn, string Place, string Summary);

/// <summary>Talks between the delegations.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Place">1 to 200 characters.</param>
/// <param name="Topics">1 to 30, 1 to 500 characters each.</param>
/// <param name="Item">The item of the programme, by its number.</param>
public sealed record Talks(DateOnly HeldOn, string Place, ImmutableArray<string> Topics, string? Item = null);

/// <summary>A document that the parties have signed on the occasion, other than the minutes.</summary>
/// <param name="Title">1 to 300 characters.</param>
/// <param name="Particulars">Its number, place, day, signatories and copies; it holds no reservations.</param>
/// <param name="Item">The item of the programme, by its number.</param>
public sealed record SignedDocument(string Title, RecordParticulars Particulars, string? Item = null);

/// <summary>A statement that the parties have issued together.</summary>
/// <param name="IssuedOn">The day.</param>
/// <param name="Texts">One in each language of the pair, 1 to 5,000 characters.</param>
public sealed record JointStatement(DateOnly IssuedOn, ImmutableArray<RecordText> Texts);
