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
public sealed record MarkerPositionPlanned(Guid PositionId, BorderPair Pair, Party By, MarkerPlan Plan) : MarkerPositionEvent;

/// <summary>A party puts the point that the joint survey has found on the table; with it that party has given its own word on it.</summary>
/// <param name="Revision">1 for the first; a changed point is a new revision and voids the words given.</param>
public sealed record JointSurveyProposed(Party By, int Revision, SurveyedPoint Point) : MarkerPositionEvent;

/// <summary>A party gives its word on the surveyed point.</summary>
public sealed record JointSurveyConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same point: the position is fixed.</summary>
public sealed record MarkerPositionJointlySurveyed(int Revision, SurveyedPoint Point, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;

/// <summary>One marker of the position stands.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="Builder">The party that built it; it states so itself.</param>
public sealed record MarkerPlanted(int Member, Party Builder, MarkerPlanting Planting) : MarkerPositionEvent;

/// <summary>A party has measured one marker. Measurements are added; none is ever changed.</summary>
/// <param name="Member">Which of them.</param>
/// <param name="By">Whose measurement it is.</param>
public sealed record MarkerMeasured(int Member, Party By, MarkerMeasurement Measurement) : MarkerPositionEvent;

/// <summary>A party puts the dossier of the position on the table, in every language of the pair. A changed draft voids the signatures.</summary>
/// <param name="Revision">1 for the first draft.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
public sealed record DossierDrafted(Party By, int Revision, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null) : MarkerPositionEvent;

/// <summary>A party signs the dossier.</summary>
/// <param name="Revision">The draft that was signed.</param>
public sealed record DossierSigned(int Revision, RecordSignature Signature) : MarkerPositionEvent;

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

/// <summary>A party corrects an entry before it is agreed: a new revision on which that party has given its word, and no other has yet.</summary>
public sealed record RegisterEntryCorrected(Party By, int Revision, RegisterEntry Entry, string Reason) : MarkerPositionEvent;

/// <summary>A party gives its word on a revision of the entry.</summary>
public sealed record RegisterEntryConfirmed(Party By, int Revision) : MarkerPositionEvent;

/// <summary>Every party has given its word on the same entry: the position is in the register, and in service.</summary>
public sealed record RegisterEntryAgreed(int Revision, RegisterEntry Entry, ImmutableArray<Party> ConfirmedBy) : MarkerPositionEvent;
