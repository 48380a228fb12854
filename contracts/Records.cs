using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>A signature under a bilateral record.</summary>
/// <param name="Party">For which party; never for another.</param>
/// <param name="Signatory">Name and rank as signed: 1 to 200 characters. Where the record names who signs for the party, that name.</param>
/// <param name="Hash">What was signed: the hash of everything in the record together, as lower-case hexadecimal SHA-256.</param>
/// <param name="OnPaper">That it was given on paper, and who entered it here; absent for one that was given here.</param>
public sealed record RecordSignature(Party Party, string Signatory, string Hash, PaperSignature? OnPaper = null);

/// <summary>A signature that was given on paper. Somebody of the signatory's own party has entered it; nobody of another ever does.</summary>
/// <param name="SignedOn">The day on which it was given.</param>
/// <param name="Scan">SHA-256 of the scan's content, lower-case hexadecimal.</param>
/// <param name="EnteredBy">Who entered it: the identifier of the person in that party's token.</param>
/// <param name="EnteredAt">When.</param>
public sealed record PaperSignature(DateOnly SignedOn, string Scan, string EnteredBy, DateTimeOffset EnteredAt);

/// <summary>The text of a bilateral record in one language.</summary>
/// <param name="Language">BCP 47 tag, one of the pair's languages.</param>
/// <param name="Text">1 to 5,000 characters.</param>
public sealed record RecordText(string Language, string Text);

/// <summary>What stands in a bilateral record besides its texts and what parties take upon themselves; it is signed with them.</summary>
/// <param name="Number">The record's number as the parties write it: 1 to 100 characters. It need not be unique.</param>
/// <param name="Place">Where it was made: 1 to 200 characters.</param>
/// <param name="Date">The day on which it was made.</param>
/// <param name="Signatories">Who signs for which party; at most one for each.</param>
/// <param name="Reservations">Opinions that parties reserve; each was entered by that party and by no other.</param>
/// <param name="Attachments">What belongs to the record, by the hash of its content; at most 50.</param>
public sealed record RecordParticulars(
    string? Number = null,
    string? Place = null,
    DateOnly? Date = null,
    ImmutableArray<RecordSignatory>? Signatories = null,
    ImmutableArray<RecordReservation>? Reservations = null,
    ImmutableArray<RecordAttachment>? Attachments = null);

/// <summary>That a bilateral record corrects an earlier one, in whose place it is read once all have signed it.</summary>
/// <param name="Supersedes">The affair whose record it supersedes, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="Hash">What all have signed there.</param>
/// <param name="Reason">Why, one text in each language of the pair, 1 to 2,000 characters.</param>
public sealed record RecordCorrection(string Supersedes, string Hash, ImmutableArray<RecordText> Reason);

/// <summary>Who signs a bilateral record for a party.</summary>
/// <param name="Party">For which party.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Rank">1 to 100 characters.</param>
/// <param name="Function">What the person is there, such as head of the delegation: 1 to 200 characters.</param>
public sealed record RecordSignatory(Party Party, string Name, string? Rank = null, string? Function = null);

/// <summary>What a party holds against a statement that the others insist on, in that party's own words.</summary>
/// <param name="Party">Whose opinion it is.</param>
/// <param name="Texts">One in each language of the pair, 1 to 2,000 characters.</param>
public sealed record RecordReservation(Party Party, ImmutableArray<RecordText> Texts);

/// <summary>Something that belongs to a bilateral record.</summary>
/// <param name="Hash">SHA-256 of the content, lower-case hexadecimal.</param>
/// <param name="Name">What it is called in the record: 1 to 200 characters.</param>
/// <param name="MediaType">Of what kind it is.</param>
/// <param name="Size">In bytes.</param>
public sealed record RecordAttachment(string Hash, string Name, string MediaType, long Size);
