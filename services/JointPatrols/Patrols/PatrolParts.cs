using System.Collections.Immutable;
using System.Diagnostics;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.ServiceDefaults.Commitments;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>How a patrol ended before it began.</summary>
/// <param name="By">The party that declined, withdrew or cancelled it.</param>
/// <param name="Reason">Why.</param>
/// <param name="LetterReference">The official letter that says so.</param>
public sealed record PatrolEnding(Party By, string Reason, string? LetterReference)
{
    public static PatrolEnding? Of(PatrolEvent? ended) => ended switch
    {
        null => null,
        PatrolDeclined declined => new(declined.By, declined.Reason, declined.LetterReference),
        PatrolCancelled cancelled => new(cancelled.By, cancelled.Reason, cancelled.LetterReference),
        _ => throw new UnreachableException(),
    };
}

/// <summary>The preparatory meeting as it is stated.</summary>
/// <param name="Revision">Whoever confirms names it.</param>
/// <param name="StatedBy">The party that stated it so.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it, the stating one included.</param>
/// <param name="Statement">Whose word it is by now.</param>
/// <param name="Meeting">What was settled.</param>
public sealed record StatedMeeting(int Revision, Party StatedBy, ImmutableArray<Party> ConfirmedBy, StatementKind Statement, PreparatoryMeeting Meeting)
{
    public static StatedMeeting? Of(Patrol patrol) => patrol is { Meeting: { } stated, MeetingStands: true }
        ? new(
            stated.Revision,
            stated.Revisions[^1].By,
            stated.ConfirmedBy,
            stated.IsAgreed ? StatementKind.Joint : StatementKind.OneSided,
            stated.Terms)
        : null;
}

/// <summary>What has been done and seen on the ground.</summary>
/// <param name="Suspended">The suspension that it rests under.</param>
/// <param name="Aborted">How it was broken off.</param>
/// <param name="Halts">Every suspension, resumption and abortion, by the clock in the field.</param>
/// <param name="Legs">The legs that were made, by number.</param>
/// <param name="Tracks">The pieces of tracks that were uploaded; their points are read on their own.</param>
/// <param name="Completed">How it came to its end.</param>
/// <param name="Inspections">The parties' statements on the markers.</param>
/// <param name="Findings">What was found besides.</param>
/// <param name="BorderEvents">The border events that were reported, in that order.</param>
public sealed record PatrolFieldDetails(
    PatrolStarted Started,
    PatrolSuspended? Suspended,
    PatrolAborted? Aborted,
    ImmutableArray<PatrolHalt> Halts,
    ImmutableArray<PatrolLegCompleted> Legs,
    ImmutableArray<PatrolTrackUploaded> Tracks,
    PatrolFieldCompleted? Completed,
    ImmutableArray<Inspection> Inspections,
    ImmutableArray<FindingRecorded> Findings,
    ImmutableArray<BorderEventReported> BorderEvents)
{
    public static PatrolFieldDetails Of(PatrolField field, BorderPair pair) => new(
        field.Started,
        field.EndedAt is null ? field.Halts.LastOrDefault() as PatrolSuspended : null,
        field.Halts.OfType<PatrolAborted>().FirstOrDefault(),
        [.. field.Halts.Select(PatrolHalt.Of)],
        [.. field.Legs.Values],
        field.Tracks,
        field.Completed,
        [.. field.Statements.Select(statement => Inspection.Of(statement, pair))],
        field.Findings,
        field.BorderEvents);
}

/// <summary>What a halt was.</summary>
public enum PatrolHaltKind
{
    Suspended,
    Resumed,
    Aborted,
}

/// <summary>A suspension, resumption or abortion.</summary>
/// <param name="Words">The reason, or the note of a resumption.</param>
public sealed record PatrolHalt(PatrolHaltKind Kind, Party By, DateTimeOffset At, MarkerRef Position, string? Words)
{
    public static PatrolHalt Of(PatrolEvent halt) => halt switch
    {
        PatrolSuspended suspended => new(PatrolHaltKind.Suspended, suspended.By, suspended.At, suspended.Position, suspended.Reason),
        PatrolResumed resumed => new(PatrolHaltKind.Resumed, resumed.By, resumed.At, resumed.Position, resumed.Note),
        PatrolAborted aborted => new(PatrolHaltKind.Aborted, aborted.By, aborted.At, aborted.Position, aborted.Reason),
        _ => throw new UnreachableException(),
    };
}

/// <summary>An opinion that a party has reserved on another's statement.</summary>
public sealed record ReservedOpinion(Party By, string Opinion);

/// <summary>A party's statement on a marker.</summary>
/// <param name="Marker">Which marker.</param>
/// <param name="Condition">How it was found.</param>
/// <param name="By">Whose statement it is.</param>
/// <param name="Revision">Whoever concurs names it.</param>
/// <param name="Statement">Whose word it is by now.</param>
/// <param name="ConcurredBy">The other parties that concur.</param>
/// <param name="ReservedBy">The other parties whose opinion is reserved as long as the statement is one-sided.</param>
/// <param name="Reservations">The opinions that were reserved in words.</param>
/// <param name="Photos">SHA-256 of each photo's content.</param>
/// <param name="Note">Whatever else was said.</param>
/// <param name="Reason">Why it was not reached.</param>
/// <param name="At">When, by the clock in the field, where it was said.</param>
public sealed record Inspection(
    MarkerRef Marker,
    MarkerCondition Condition,
    Party By,
    int Revision,
    StatementKind Statement,
    ImmutableArray<Party> ConcurredBy,
    ImmutableArray<Party> ReservedBy,
    ImmutableArray<ReservedOpinion> Reservations,
    ImmutableArray<string> Photos,
    string? Note,
    string? Reason,
    DateTimeOffset? At)
{
    public static Inspection Of(MarkerStatement statement, BorderPair pair)
    {
        var said = statement.Said;
        return new(
            said.Marker,
            said.Condition,
            said.By,
            statement.Revision,
            said.Statement,
            said.ConcurredBy,
            said.Statement == StatementKind.Joint ? [] : [.. pair.Parties.Remove(said.By).Except(said.ConcurredBy)],
            [.. statement.Reservations.Select(reserved => new ReservedOpinion(reserved.By, reserved.Opinion))],
            said.Photos,
            said.Note,
            said.Reason,
            said.At);
    }
}

/// <summary>The minutes of a patrol.</summary>
/// <param name="Revision">The draft on the table; whoever signs names it.</param>
/// <param name="Hash">What a signature covers: the SHA-256 of all that stands in them.</param>
/// <param name="Texts">One in each language of the pair.</param>
/// <param name="Commitments">What parties take upon themselves.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments.</param>
/// <param name="NextPatrol">What they fix of the next patrol.</param>
/// <param name="Signatures">Those given on this draft.</param>
/// <param name="Result">How the patrol went, once all have signed.</param>
/// <param name="SupersededBy">The correction that is read in their place: <c>minutes-correction/0198…</c>; the last one that all have signed.</param>
public sealed record PatrolMinutes(
    int Revision,
    string Hash,
    ImmutableArray<RecordText> Texts,
    ImmutableArray<MinutesCommitment> Commitments,
    RecordParticulars? Particulars,
    NextPatrolTerms? NextPatrol,
    ImmutableArray<RecordSignature> Signatures,
    PatrolResult? Result,
    string? SupersededBy)
{
    public static PatrolMinutes Of(BilateralRecord minutes, Patrol patrol, string? supersededBy) => new(
        minutes.Revision,
        minutes.Hash,
        minutes.Texts,
        [.. minutes.Commitments.Select((commitment, index) => MinutesCommitment.Of(
            commitment, PatrolCommitment.IdOf(Patrol.Stream(patrol.Id).Subject, index + 1), index + 1))],
        BilateralRecord.Plain(minutes.Particulars),
        minutes.NextPatrol,
        minutes.Signatures,
        minutes.IsSigned ? patrol.Field!.Result : null,
        supersededBy);
}
