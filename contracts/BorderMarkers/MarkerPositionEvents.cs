using System.Collections.Immutable;

namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>A fact of one marker position and the one to three markers that stand there.</summary>
public abstract record MarkerPositionEvent
{
    private protected MarkerPositionEvent()
    {
    }
}

/// <summary>A party plans a position under the section's agreed programme.</summary>
/// <param name="NotApplicable">
/// The steps that its campaign leaves out; none where it belongs to no campaign. Absent in positions that were planned before the steps were kept: those
/// may leave out any, and are measured with one measurement of each marker.
/// </param>
public sealed record MarkerPositionPlanned(
    Guid PositionId, BorderPair Pair, Party By, MarkerPlan Plan, ImmutableArray<MarkerStep>? NotApplicable = null) : MarkerPositionEvent;

/// <summary>A party has surveyed the position and the way to it by itself.</summary>
public sealed record UnilateralSurveyCompleted(Party By, UnilateralSurvey Survey) : MarkerPositionEvent;

/// <summary>The ground of the position is cleared of mines; the party that has done it states so.</summary>
public sealed record PositionMineCleared(Party By, MineClearance Clearance) : MarkerPositionEvent;

/// <summary>A party puts the point that the joint survey has found on the table; with it that party has given its own word on it.</summary>
/// <param name="Revision">1 for the first; a changed point is a new revision and voids the words given.</param>
public sealed record JointSurveyProposed(Party By, int Revision, SurveyedPoint Point) : MarkerPositionEvent;

/// <summary>A party gives its word on the surveyed point.</summary>
public sealed record JointSurveyConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same point: the position is fixed.</summary>
public sealed record MarkerPositionJointlySurveyed(int Revision, SurveyedPoint Point, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>A party puts the staking on the table, with the draft sketch; with it that party has given its own word on it.</summary>
/// <param name="Revision">1 for the first; another staking is a new revision and voids the words given.</param>
public sealed record StakingProposed(Party By, int Revision, PositionStaking Staking) : MarkerPositionEvent;

/// <summary>A party gives its word on the staking, and so signs the draft sketch.</summary>
public sealed record StakingConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same staking and draft sketch.</summary>
public sealed record PositionStaked(int Revision, PositionStaking Staking, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>The foundation of one marker is cast.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="Builder">The party that has cast it; it states so itself.</param>
public sealed record FoundationCast(int Member, Party Builder, FoundationCasting Casting) : MarkerPositionEvent;

/// <summary>One marker of the position stands. It is the builder's word; the others give theirs with the dossier, whose signatures cover it.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="Builder">The party that built it; it states so itself.</param>
public sealed record MarkerPlanted(int Member, Party Builder, MarkerPlanting Planting) : MarkerPositionEvent;

/// <summary>The party that has planted a marker corrects what it stated, before a dossier rests on it.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="Reason">Why: 1 to 500 characters.</param>
public sealed record MarkerPlantingCorrected(int Member, Party Builder, MarkerPlanting Planting, string Reason) : MarkerPositionEvent;

/// <summary>A party has measured one marker. Measurements are added; none is ever changed.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="By">Whose measurement it is.</param>
public sealed record MarkerMeasured(int Member, Party By, MarkerMeasurement Measurement) : MarkerPositionEvent;

/// <summary>A party puts the dossier of the position on the table, in every language of the pair. A changed draft voids the signatures.</summary>
/// <param name="Revision">1 for the first draft.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
/// <param name="Data">
/// What is known of planting and measurements, by the hash of its content; it is signed as an attachment of the dossier. Absent in dossiers that were drafted
/// before it was kept.
/// </param>
public sealed record DossierDrafted(
    Party By, int Revision, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null, RecordAttachment? Data = null) : MarkerPositionEvent;

/// <summary>A party signs the dossier.</summary>
/// <param name="Revision">The draft that was signed.</param>
public sealed record DossierSigned(int Revision, RecordSignature Signature) : MarkerPositionEvent;

/// <summary>A party returns the dossier with remarks: what was signed and approved is void, and it is drafted anew.</summary>
/// <param name="Revision">The draft that is returned.</param>
/// <param name="Remarks">1 to 4,000 characters.</param>
public sealed record DossierReturned(Party By, int Revision, string Remarks) : MarkerPositionEvent;

/// <summary>Every party has signed the dossier; its text stands from now on.</summary>
/// <param name="Hash">What all have signed.</param>
public sealed record DossierCompleted(int Revision, string Hash) : MarkerPositionEvent;

/// <summary>A party's side of the Joint Committee approves the signed dossier.</summary>
/// <param name="Revision">Of the dossier.</param>
public sealed record MarkerAcceptanceApproved(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every side of the Joint Committee has approved: the position is accepted.</summary>
public sealed record MarkerPositionAccepted(int Revision, ImmutableArray<Party> ApprovedBy) : MarkerPositionEvent;

/// <summary>A party enters a position whose markers have stood for long; with it that party has given its own word on revision 1.</summary>
public sealed record ExistingMarkerRegistered(Guid PositionId, BorderPair Pair, Party By, RegisterEntry Entry) : MarkerPositionEvent;

/// <summary>A party corrects an entry: a new revision on which that party has given its word, and no other has yet. An agreed one holds until then.</summary>
public sealed record RegisterEntryCorrected(Party By, int Revision, RegisterEntry Entry, string Reason) : MarkerPositionEvent;

/// <summary>A party gives its word on a revision of the entry.</summary>
public sealed record RegisterEntryConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same entry: the position is in the register, and in service.</summary>
public sealed record RegisterEntryAgreed(int Revision, RegisterEntry Entry, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>
/// Every party has given its word on another entry of a position in service. It changes who maintains the markers, on whose territory they stand, or words;
/// what progress is counted from stays.
/// </summary>
public sealed record RegisterEntryAmended(int Revision, RegisterEntry Entry, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;
