using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of one correction of signed minutes. It is a record of its own: nothing is written into the closed patrol.</summary>
public abstract record CorrectionEvent
{
    private protected CorrectionEvent()
    {
    }
}

/// <summary>
/// A party puts a correction of signed minutes on the table, in every language of the pair. A changed draft voids the signatures; after a withdrawal
/// the next draft begins the same correction anew.
/// </summary>
/// <param name="CorrectionId">The correction, as in the subject.</param>
/// <param name="PatrolId">The closed patrol whose minutes are corrected.</param>
/// <param name="Number">1 for the first correction of those minutes, 2 for the one that corrects that, and so on.</param>
/// <param name="Revision">1 for the first draft.</param>
/// <param name="Correction">Which record it supersedes once all have signed, and why.</param>
/// <param name="Texts">The whole text as it is to be read, one in each language of the pair.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations, attachments; absent when nothing is said of them.</param>
public sealed record MinutesCorrectionDrafted(
    Guid CorrectionId,
    BorderPair Pair,
    Guid PatrolId,
    int Number,
    Party By,
    int Revision,
    RecordCorrection Correction,
    ImmutableArray<RecordText> Texts,
    RecordParticulars? Particulars = null) : CorrectionEvent;

/// <summary>A party signs a correction.</summary>
/// <param name="Revision">The draft that was signed.</param>
/// <param name="Signature">For which party, by whom, on what.</param>
public sealed record MinutesCorrectionSigned(int Revision, RecordSignature Signature) : CorrectionEvent;

/// <summary>A party takes a correction off the table before all have signed it.</summary>
/// <param name="Revision">The draft that was on the table.</param>
/// <param name="Reason">Why, for the other parties: 1 to 2,000 characters.</param>
public sealed record MinutesCorrectionWithdrawn(Party By, int Revision, string Reason) : CorrectionEvent;

/// <summary>Every party has signed the correction: from now on it is read in place of the record that it supersedes, and it is as immutable.</summary>
/// <param name="CorrectionId">The correction, as in the subject.</param>
/// <param name="PatrolId">The closed patrol whose minutes it corrects.</param>
/// <param name="Number">Which correction of those minutes it is.</param>
/// <param name="Supersedes">The affair whose record it supersedes: <c>patrol/0198…</c>, or the correction before.</param>
/// <param name="Hash">What all have signed.</param>
public sealed record MinutesCorrected(Guid CorrectionId, Guid PatrolId, int Number, string Supersedes, string Hash) : CorrectionEvent;
