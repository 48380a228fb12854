using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.CorrectionStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class CorrectionTests
{
    [Fact]
    public void A_correction_is_a_record_of_its_own_with_a_reason_in_every_language()
    {
        Correct([], OtherTexts).Records(CorrectionStory.ByVN);
        Correct([], OtherTexts, reason: [Reason[0]]).RejectsWith("invalid-request", RejectionKind.Invalid).Faults[0].Pointer.ShouldBe("/reason");
        Correct([], [OtherTexts[0]]).RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void Only_minutes_that_all_have_signed_are_corrected() => Correction.Decider.Given()
        .When(correction => CorrectMinutesSlice.Decide(
            new CorrectMinutes(Reason, OtherTexts), correction, Patrol.Decider.Fold(Story.HalfSigned), null, VN)).RejectsWith("patrol-not-in-state");

    [Fact]
    public void Two_drafts_of_a_correction_at_once_are_refused()
    {
        Correct(CorrectionStory.Drafted, Texts, LA).RejectsWith("correction-open").Extensions["correctionId"].ShouldBe(CorrectionId);
        Correct(CorrectionStory.Drafted, OtherTexts, LA, OtherReason).RejectsWith("correction-open");
        Correct(CorrectionStory.Drafted, OtherTexts).RecordsNothing();
    }

    [Fact]
    public void A_correction_that_was_withdrawn_may_be_begun_anew_under_the_next_revision()
    {
        Correct(CorrectionStory.Withdrawn, OtherTexts).Records(CorrectionStory.ByVN with { Revision = 2 });
        Sign([.. CorrectionStory.Withdrawn, CorrectionStory.ByVN with { Revision = 2 }], LA, 1).RejectsWith("revision-superseded");
    }

    [Fact]
    public void What_all_have_signed_is_in_force_and_does_not_change()
    {
        Sign(CorrectionStory.HalfSigned, VN, 1).Records(CorrectionStory.Signed(VN), new MinutesCorrected(CorrectionId, Id, 1, $"patrol/{Id}", CorrectedHash));
        Redraft(InForce, VN, Texts).RejectsWith("correction-not-in-state");
        Withdraw(InForce, VN).RejectsWith("correction-not-in-state");
        Sign(InForce, VN, 1).RecordsNothing();
    }

    [Fact]
    public void Corrections_follow_on_each_other_in_order()
    {
        var first = Correction.Decider.Fold(InForce);
        CorrectionChain.Next(ClosedPatrol, []).ShouldBe(First);
        CorrectionChain.Next(ClosedPatrol, [Correction.Decider.Fold(CorrectionStory.HalfSigned)]).ShouldBe(First);
        CorrectionChain.Next(ClosedPatrol, [first]).ShouldBe(new CorrectionPlace(Correction.IdOf(Id, 2), 2, $"minutes-correction/{CorrectionId}", CorrectedHash));
        Correct(InForce, Texts).RejectsWith("correction-not-in-state");
    }

    [Fact]
    public void A_signature_covers_what_is_superseded_and_why()
    {
        RecordCorrection[] others = [Of with { Supersedes = "patrol/x" }, Of with { Hash = "x" }, Of with { Reason = OtherReason }];
        others.Select(other => Agreement.BilateralRecord.Draft(Pair.Parties, OtherTexts, null, null, other).Hash)
            .Append(CorrectedHash).Append(Agreement.BilateralRecord.Draft(Pair.Parties, OtherTexts).Hash).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_changed_draft_voids_the_signatures_and_keeps_the_reservations_of_others()
    {
        var redrafted = CorrectionStory.ByVN with { By = LA, Revision = 2, Texts = Texts, Particulars = ReservedByLA };
        Redraft(CorrectionStory.HalfSigned, LA, Texts, ReservedByLA).Records(redrafted);
        Redraft([.. CorrectionStory.HalfSigned, redrafted], VN, OtherTexts).RejectsWith("reservation-of-another");
        Sign([.. CorrectionStory.HalfSigned, redrafted], VN, 1).RejectsWith("revision-superseded").Extensions["changed"]
            .ShouldBe(ImmutableArray.Create("reservations", "texts"));
        Redraft(CorrectionStory.HalfSigned, LA, [.. OtherTexts.Reverse()]).RecordsNothing();
    }

    [Fact]
    public void Any_party_takes_a_correction_off_the_table_before_all_have_signed()
    {
        Withdraw(CorrectionStory.HalfSigned, LA).Records(Withdrawal);
        Withdraw(CorrectionStory.Withdrawn, VN).RecordsNothing();
        Withdraw([.. CorrectionStory.Withdrawn, CorrectionStory.ByVN with { Revision = 2 }], LA).RejectsWith("revision-superseded");
        Sign(CorrectionStory.Withdrawn, VN, 1).RejectsWith("correction-not-in-state");
        Redraft(CorrectionStory.Withdrawn, VN, Texts).RejectsWith("correction-not-in-state");
    }

    [Fact]
    public void Who_has_no_part_in_the_patrol_has_none_in_its_corrections()
    {
        Correct([], OtherTexts, KH).RejectsWith("patrol-not-found", RejectionKind.NotFound);
        Redraft(CorrectionStory.Drafted, KH, Texts).RejectsWith("correction-not-found", RejectionKind.NotFound);
        Sign(CorrectionStory.Drafted, KH, 1).RejectsWith("correction-not-found", RejectionKind.NotFound);
        Withdraw(CorrectionStory.Drafted, KH).RejectsWith("correction-not-found", RejectionKind.NotFound);
    }

    private static SpecDecision<CorrectionEvent> Correct(
        ImmutableArray<CorrectionEvent> given, ImmutableArray<RecordText> texts, Party? by = null, ImmutableArray<RecordText>? reason = null) =>
        Correction.Decider.Given(given).When(
            correction => CorrectMinutesSlice.Decide(new CorrectMinutes(reason ?? Reason, texts), correction, ClosedPatrol, First, by ?? VN));

    private static SpecDecision<CorrectionEvent> Redraft(
        ImmutableArray<CorrectionEvent> given, Party by, ImmutableArray<RecordText> texts, RecordParticulars? particulars = null) =>
        Correction.Decider.Given(given).When(correction => RedraftCorrectionSlice.Decide(new RedraftCorrection(Reason, texts, particulars), correction, by));

    private static SpecDecision<CorrectionEvent> Sign(ImmutableArray<CorrectionEvent> given, Party by, int revision) =>
        Correction.Decider.Given(given).When(correction => SignCorrectionSlice.Decide(new SignCorrection(revision, $"Trưởng đoàn {by}"), correction, by));

    private static SpecDecision<CorrectionEvent> Withdraw(ImmutableArray<CorrectionEvent> given, Party by, int revision = 1) =>
        Correction.Decider.Given(given).When(correction => WithdrawCorrectionSlice.Decide(new WithdrawCorrection(revision, Withdrawal.Reason), correction, by));
}
