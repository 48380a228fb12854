using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one damage case.</summary>
public abstract record DamageCaseEvent
{
    private protected DamageCaseEvent()
    {
    }
}

/// <summary>What is wrong with a marker.</summary>
public enum DamageCategory
{
    /// <summary>Broken, cracked or defaced.</summary>
    Damaged,

    /// <summary>Not where its dossier has it, or leaning.</summary>
    Displaced,

    /// <summary>Not to be found.</summary>
    Lost,

    /// <summary>Whole, but threatened.</summary>
    AtRisk,
}

/// <summary>What brought it about.</summary>
public enum DamageCause
{
    Unknown,
    Flood,
    Landslide,
    Erosion,
    Vegetation,
    Animals,
    Traffic,
    Works,
    Vandalism,
    Age,
    Other,
}

/// <summary>Where a finding was made, when it was made on a joint patrol.</summary>
/// <param name="PatrolId">The patrol.</param>
/// <param name="EventId">The event that told of it.</param>
public sealed record PatrolInspection(Guid PatrolId, Guid EventId);

/// <summary>What somebody has found. It is the word of those who state it, not an agreed fact.</summary>
/// <param name="Category">What is wrong.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="Finder">Who found it, such as a patrol or a resident; no name is needed. 1 to 200 characters.</param>
/// <param name="StatedBy">The parties whose word it is.</param>
/// <param name="Photos">SHA-256 of each photo's content, lower-case hexadecimal; at most 20.</param>
/// <param name="Cause">What brought it about, as far as that is known.</param>
/// <param name="Note">Whatever else is to be said: 1 to 2,000 characters.</param>
/// <param name="Inspection">The joint patrol, where it was found on one.</param>
public sealed record DamageFinding(
    DamageCategory Category,
    DateTimeOffset FoundAt,
    string Finder,
    ImmutableArray<Party> StatedBy,
    ImmutableArray<string> Photos,
    DamageCause? Cause = null,
    string? Note = null,
    PatrolInspection? Inspection = null);

/// <summary>How one party has told another.</summary>
public enum NotificationChannel
{
    Letter,
    Hotline,
    Meeting,
    OnSite,
}

/// <summary>Whether there is anything to be restored.</summary>
public enum DamageVerdict
{
    /// <summary>The damage is there.</summary>
    Confirmed,

    /// <summary>It is not, or not at this marker.</summary>
    Unfounded,
}

/// <summary>What the parties establish together.</summary>
/// <param name="Verdict">Whether the damage is there.</param>
/// <param name="EstablishedOn">The day on which it was looked at together.</param>
/// <param name="Description">The facts: 1 to 2,000 characters.</param>
/// <param name="Category">What is wrong; there exactly when the damage is.</param>
/// <param name="Cause">What brought it about.</param>
/// <param name="Responsible">Who restores the marker; there exactly when there is damage.</param>
public sealed record DamageFacts(
    DamageVerdict Verdict,
    DateOnly EstablishedOn,
    string Description,
    DamageCategory? Category = null,
    DamageCause? Cause = null,
    Party? Responsible = null);

/// <summary>How a case ended.</summary>
public enum DamageOutcome
{
    /// <summary>With a record that every party has signed.</summary>
    Recorded,

    /// <summary>Every party agrees that there was nothing.</summary>
    Unfounded,
}

/// <summary>A case is opened on what somebody has found. At most one is open for a marker at any time.</summary>
/// <param name="Marker">Which marker; without an offset.</param>
/// <param name="EarlierCase">The last case of that marker, which is over.</param>
public sealed record DamageReported(Guid CaseId, BorderPair Pair, MarkerRef Marker, DamageFinding Finding, Guid? EarlierCase = null) : DamageCaseEvent;

/// <summary>Something more was found while the case was open.</summary>
public sealed record DamageFindingAdded(DamageFinding Finding) : DamageCaseEvent;

/// <summary>A party has told another of the damage.</summary>
/// <param name="By">Who told.</param>
/// <param name="Notified">Who was told.</param>
/// <param name="Reference">Number of the letter or call: 1 to 100 characters.</param>
public sealed record OtherPartyNotified(
    Party By, Party Notified, NotificationChannel Channel, DateTimeOffset NotifiedAt, string? Reference = null) : DamageCaseEvent;

/// <summary>A party puts the facts on the table; with it that party has given its own word on them.</summary>
/// <param name="Revision">1 for the first; changed facts are a new revision and void the words given, and a record drafted on them.</param>
public sealed record DamageFactsStated(Party By, int Revision, DamageFacts Facts) : DamageCaseEvent;

/// <summary>A party gives its word on the facts.</summary>
public sealed record DamageFactsConfirmed(Party By, int Revision) : DamageCaseEvent;

/// <summary>Every party has given its word on the same facts.</summary>
public sealed record DamageFactsAgreed(int Revision, DamageFacts Facts, ImmutableArray<Party> ConfirmedBy) : DamageCaseEvent;

/// <summary>A party puts the record on the table, in every language of the pair. A changed draft voids the signatures.</summary>
/// <param name="Revision">1 for the first draft.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
/// <param name="Data">
/// Facts, notice, witnesses, restoration and decision as they were then, by the hash of their content; it is signed as an attachment of the record. Absent in
/// records that were drafted before it was kept.
/// </param>
public sealed record DamageRecordDrafted(
    Party By, int Revision, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null, RecordAttachment? Data = null) : DamageCaseEvent;

/// <summary>A party signs the record.</summary>
/// <param name="Revision">The draft that was signed.</param>
public sealed record DamageRecordSigned(int Revision, RecordSignature Signature) : DamageCaseEvent;

/// <summary>The case is closed. Nothing changes after this; what is found later is a new case.</summary>
/// <param name="RecordHash">What all have signed, where it ended with a record.</param>
public sealed record DamageCaseClosed(DamageOutcome Outcome, string? RecordHash = null) : DamageCaseEvent;
