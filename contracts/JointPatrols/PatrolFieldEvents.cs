using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>Who leads a party's teams at a moment in the field.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Name">Name and rank.</param>
public sealed record PatrolLeader(Party Party, string Name);

/// <summary>The teams have met and set out.</summary>
/// <param name="StartedAt">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker.</param>
/// <param name="Weather">What it was like at the start.</param>
/// <param name="Leaders">Who led each party's teams, where it is said.</param>
public sealed record PatrolStarted(
    Party By, DateTimeOffset StartedAt, MarkerRef Position, string Weather, ImmutableArray<PatrolLeader>? Leaders = null) : PatrolEvent;

/// <summary>The patrol rests, for weather, night or safety; it may be resumed or aborted.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker.</param>
/// <param name="Reason">Why.</param>
/// <param name="Weather">What it was like.</param>
/// <param name="Leaders">The leaders who were there.</param>
public sealed record PatrolSuspended(
    Party By, DateTimeOffset At, MarkerRef Position, string Reason, string? Weather = null, ImmutableArray<PatrolLeader>? Leaders = null) : PatrolEvent;

/// <summary>The patrol goes on.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker.</param>
/// <param name="Note">Whatever is to be said, such as the weather.</param>
/// <param name="Leaders">The leaders who were there.</param>
public sealed record PatrolResumed(
    Party By, DateTimeOffset At, MarkerRef Position, string? Note = null, ImmutableArray<PatrolLeader>? Leaders = null) : PatrolEvent;

/// <summary>The patrol is broken off. A party may do so alone for safety; minutes are still made.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker.</param>
/// <param name="Reason">Why.</param>
/// <param name="Weather">What it was like.</param>
/// <param name="Leaders">The leaders who were there.</param>
public sealed record PatrolAborted(
    Party By, DateTimeOffset At, MarkerRef Position, string Reason, string? Weather = null, ImmutableArray<PatrolLeader>? Leaders = null) : PatrolEvent;

/// <summary>Whose word a statement is.</summary>
public enum StatementKind
{
    /// <summary>One party's; the parties that have not concurred reserve their opinion.</summary>
    OneSided,

    /// <summary>It stands as the word of all: no concurrence is needed, or all have concurred on the evidence of a photo.</summary>
    Joint,
}

/// <summary>
/// A party states how a marker was found. It is recorded again when that party corrects its statement, which voids the concurrence,
/// and each time that another party concurs in it: the last one of a marker and a stating party counts.
/// </summary>
/// <param name="PatrolId">The patrol, as in the subject.</param>
/// <param name="Marker">Which marker; without an offset.</param>
/// <param name="Condition">How it was found.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
/// <param name="By">The party whose statement it is.</param>
/// <param name="ConcurredBy">The other parties whose leaders concur so far.</param>
/// <param name="Statement">Whose word it is by now. Damaged, displaced, lost and at risk need a photo and the concurrence of all to be joint.</param>
/// <param name="Note">Whatever else is to be said.</param>
/// <param name="Reason">Why it was not reached; there exactly then.</param>
/// <param name="At">When, by the clock in the field, where it is said.</param>
public sealed record MarkerInspected(
    Guid PatrolId,
    MarkerRef Marker,
    MarkerCondition Condition,
    ImmutableArray<string> Photos,
    Party By,
    ImmutableArray<Party> ConcurredBy,
    StatementKind Statement,
    string? Note = null,
    string? Reason = null,
    DateTimeOffset? At = null) : PatrolEvent;

/// <summary>
/// A party reserves its opinion, in words, on another party's statement on a marker: it stands with the statement, in the minutes too. Concurring
/// afterwards, or a correction of the statement, voids it.
/// </summary>
/// <param name="Marker">Which marker.</param>
/// <param name="StatedBy">Whose statement.</param>
/// <param name="Revision">The revision of the statement; a correction is a new one.</param>
/// <param name="By">The party that reserves its opinion.</param>
/// <param name="Opinion">What it holds instead.</param>
public sealed record InspectionReserved(MarkerRef Marker, Party StatedBy, int Revision, Party By, string Opinion) : PatrolEvent;

/// <summary>What kind of thing was found at the line.</summary>
public enum FindingKind
{
    Erosion,
    Construction,
    Encroachment,
    Crossing,
    Smuggling,
    Other,
}

/// <summary>How grave it is.</summary>
public enum FindingSeverity
{
    /// <summary>To be watched.</summary>
    Low,

    /// <summary>To be reported upward.</summary>
    Medium,

    /// <summary>To be acted on at once.</summary>
    High,
}

/// <summary>A party records what was found at the line besides the markers' condition.</summary>
/// <param name="FindingId">Names the finding from here on.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Place">Where: a marker, with an offset where it is away from it.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Description">What was seen.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
/// <param name="By">The party that records it.</param>
/// <param name="ImmediateAction">What was done on the spot, if anything.</param>
/// <param name="Taxonomy">The version of the taxonomy that the kind and the sub-kind are of; absent in the oldest, which are of version 1.</param>
/// <param name="SubKind">What kind of thing more closely, in the words of that version.</param>
/// <param name="At">When, by the clock in the field, where it is said.</param>
public sealed record FindingRecorded(
    Guid FindingId,
    FindingKind Kind,
    MarkerRef Place,
    FindingSeverity Severity,
    string Description,
    ImmutableArray<string> Photos,
    Party By,
    string? ImmediateAction = null,
    int? Taxonomy = null,
    string? SubKind = null,
    DateTimeOffset? At = null) : PatrolEvent;

/// <summary>By which channel somebody was informed.</summary>
public enum ReportChannel
{
    Hotline,
    Radio,
    Letter,
    InPerson,
    Other,
}

/// <summary>Somebody who was informed of a border event.</summary>
/// <param name="Who">The office or unit, in words.</param>
/// <param name="Channel">By which channel.</param>
public sealed record InformedOffice(string Who, ReportChannel Channel);

/// <summary>A party reports a border event: an occurrence, human or natural, that breaches the border rules or the demarcation documents.</summary>
/// <param name="BorderEventId">Names the border event from here on.</param>
/// <param name="Place">Where: a marker, with an offset where it is away from it.</param>
/// <param name="Facts">What has happened, and when.</param>
/// <param name="Informed">Whom that party has informed, and by which channel.</param>
/// <param name="By">The party that reports it.</param>
/// <param name="At">When, by the clock in the field, where it is said.</param>
public sealed record BorderEventReported(
    Guid BorderEventId, MarkerRef Place, string Facts, ImmutableArray<InformedOffice> Informed, Party By, DateTimeOffset? At = null) : PatrolEvent;

/// <summary>
/// A leg of the patrol has been made. Recorded again under its number it corrects what was recorded before. When the patrol is completed they form one
/// chain, and their lengths come to that of the patrol.
/// </summary>
/// <param name="Number">Which leg, from 1.</param>
/// <param name="From">Where it began, by the nearest marker.</param>
/// <param name="To">Where it ended.</param>
/// <param name="StartedAt">When it began, by the clock in the field.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="LengthKm">Its kilometres along the line.</param>
/// <param name="Means">How it was made.</param>
public sealed record PatrolLegCompleted(
    Party By, int Number, MarkerRef From, MarkerRef To, DateTimeOffset StartedAt, DateTimeOffset EndedAt, decimal LengthKm, LegMeans Means) : PatrolEvent;

/// <summary>The patrol has come to its end in the field.</summary>
/// <param name="EndedAt">When, by the clock in the field.</param>
/// <param name="LengthKm">Kilometres of the line that were covered.</param>
/// <param name="ResidentsBriefed">How many residents were talked to.</param>
/// <param name="MarkersMissed">The markers of the section that nobody reached; each has its statement with the reason.</param>
public sealed record PatrolFieldCompleted(
    Party By, DateTimeOffset EndedAt, decimal LengthKm, int ResidentsBriefed, ImmutableArray<MarkerRef> MarkersMissed) : PatrolEvent;

/// <summary>How many people a party is to send.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Strength">1 to 500.</param>
public sealed record PartyStrength(Party Party, int Strength);

/// <summary>What minutes fix of the next patrol, and all sign with them; what they leave open is absent.</summary>
/// <param name="Chair">The party that is to lead it; by turn when absent.</param>
/// <param name="Window">When it is to be.</param>
/// <param name="Strengths">How many people each party is to send; at most one entry for each.</param>
public sealed record NextPatrolTerms(Party? Chair = null, PatrolWindow? Window = null, ImmutableArray<PartyStrength>? Strengths = null);

/// <summary>A party puts the minutes on the table, in every language of the pair. A changed draft voids the signatures.</summary>
/// <param name="Revision">1 for the first draft.</param>
/// <param name="Texts">One in each language of the pair.</param>
/// <param name="Commitments">What parties take upon themselves, numbered from 1 in this order; absent when nothing.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
/// <param name="NextPatrol">What they fix of the next patrol; absent when nothing.</param>
public sealed record PatrolMinutesDrafted(
    Party By,
    int Revision,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<RecordCommitment>? Commitments = null,
    RecordParticulars? Particulars = null,
    NextPatrolTerms? NextPatrol = null) : PatrolEvent;

/// <summary>A party signs the minutes.</summary>
/// <param name="Revision">The draft that was signed.</param>
/// <param name="Signature">For which party, by whom, on what.</param>
public sealed record PatrolMinutesSigned(int Revision, RecordSignature Signature) : PatrolEvent;

/// <summary>How a closed patrol went.</summary>
public enum PatrolResult
{
    /// <summary>To its end, with every marker reached.</summary>
    Complete,

    /// <summary>To its end, but with markers that nobody reached: a gap for the next plan.</summary>
    Partial,

    /// <summary>Broken off.</summary>
    Aborted,
}

/// <summary>Every party has signed the minutes. Nothing changes after this; corrections are new records.</summary>
/// <param name="PatrolId">The patrol, as in the subject.</param>
/// <param name="Result">How it went.</param>
/// <param name="MinutesHash">What all have signed.</param>
/// <param name="Commitments">What parties have taken upon themselves in the minutes, numbered from 1 in this order; absent when nothing.</param>
/// <param name="NextPatrol">What all have fixed in the minutes of the next patrol; absent when nothing.</param>
public sealed record PatrolClosed(
    Guid PatrolId,
    PatrolResult Result,
    string MinutesHash,
    ImmutableArray<RecordCommitment>? Commitments = null,
    NextPatrolTerms? NextPatrol = null) : PatrolEvent;
