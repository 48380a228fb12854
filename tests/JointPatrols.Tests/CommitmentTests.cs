using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.CommitmentStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class CommitmentTests
{
    [Fact]
    public void A_party_that_owns_it_states_that_it_is_done() => StateDone(Registered, LA).Records(DoneByLA);

    [Fact]
    public void A_party_that_does_not_own_it_cannot_state_that_it_is_done() =>
        StateDone(Registered, VN).RejectsWith("commitment-of-another", RejectionKind.Forbidden);

    [Fact]
    public void Of_two_that_own_it_either_states_and_the_other_confirms()
    {
        StateDone(OfBoth, VN).Records(new CommitmentDoneStated(VN, 1, DoneByLA.Note));
        ConfirmDone([.. OfBoth, DoneByLA], VN).Records(new CommitmentDoneConfirmed(VN, 1), new CommitmentDone(1, [LA, VN]));
    }

    [Fact]
    public void It_is_done_when_the_other_party_confirms() =>
        ConfirmDone(DoneStated, VN).Records(new CommitmentDoneConfirmed(VN, 1), new CommitmentDone(1, [LA, VN]));

    [Fact]
    public void Of_three_parties_both_others_confirm_that_it_is_done()
    {
        ConfirmDone([.. OfThree, DoneByLA], VN).Records(new CommitmentDoneConfirmed(VN, 1));
        ConfirmDone(HalfDoneOfThree, KH).Records(new CommitmentDoneConfirmed(KH, 1), new CommitmentDone(1, [LA, VN, KH]));
    }

    [Fact]
    public void Who_stated_it_confirms_nothing_more() => ConfirmDone(DoneStated, LA).RecordsNothing();

    [Fact]
    public void Nothing_is_confirmed_that_nobody_stated()
    {
        ConfirmDone(Registered, VN).RejectsWith("commitment-done-not-stated");
        ConfirmDone(DropProposed, LA).RejectsWith("commitment-done-not-stated");
        ConfirmDrop(Registered, VN).RejectsWith("commitment-drop-not-proposed");
        ConfirmDrop(DoneStated, VN).RejectsWith("commitment-drop-not-proposed");
    }

    [Fact]
    public void Either_party_proposes_to_drop_it()
    {
        ProposeDrop(Registered, VN).Records(DropByVN);
        ProposeDrop(Registered, LA).Records(DropByVN with { By = LA });
    }

    [Fact]
    public void Nobody_drops_it_alone()
    {
        ConfirmDrop(DropProposed, VN).RecordsNothing();
        PatrolCommitment.Decider.Fold(DropProposed).Ended.ShouldBeNull();
    }

    [Fact]
    public void It_is_dropped_when_the_other_party_agrees() =>
        ConfirmDrop(DropProposed, LA).Records(new CommitmentDropConfirmed(LA, 1), new CommitmentDropped(1, [VN, LA]));

    [Fact]
    public void Of_three_parties_both_others_agree_to_drop_it()
    {
        ConfirmDrop([.. OfThree, DropByVN], LA).Records(new CommitmentDropConfirmed(LA, 1));
        ConfirmDrop(HalfDroppedOfThree, KH).Records(new CommitmentDropConfirmed(KH, 1), new CommitmentDropped(1, [VN, LA, KH]));
    }

    [Fact]
    public void Another_statement_takes_the_place_of_the_first_and_voids_the_words_on_it()
    {
        CommitmentDoneStated corrected = new(LA, 2, "ຖາງແລ້ວ 200 ແມັດ");
        StateDone(HalfDoneOfThree, LA, corrected.Note).Records(corrected);
        PatrolCommitment.Decider.Fold([.. HalfDoneOfThree, corrected]).Ending!.ConfirmedBy.ShouldBe([LA]);
        var rejection = ConfirmDone([.. HalfDoneOfThree, corrected], KH).RejectsWith("revision-superseded");
        rejection.Extensions["revisionInForce"].ShouldBe(2);
        rejection.Extensions["changed"].ShouldBe(ImmutableArray.Create("statement"));
    }

    [Fact]
    public void A_proposal_to_drop_it_takes_the_place_of_a_statement_and_the_other_way_round()
    {
        ProposeDrop(DoneStated, VN).Records(DropByVN with { Revision = 2 });
        StateDone(DropProposed, LA).Records(DoneByLA with { Revision = 2 });
        ConfirmDone([.. DoneStated, DropByVN with { Revision = 2 }], VN).RejectsWith("revision-superseded");
    }

    [Fact]
    public void What_another_party_has_brought_forward_is_confirmed_and_not_said_again()
    {
        ProposeDrop(DropProposed, LA).RejectsWith("already-on-the-table");
        StateDone([.. OfBoth, DoneByLA], VN).RejectsWith("already-on-the-table");
    }

    [Fact]
    public void A_repetition_records_nothing_also_when_it_has_ended()
    {
        StateDone(DoneStated, LA).RecordsNothing();
        StateDone(Done, LA).RecordsNothing();
        ConfirmDone(Done, VN).RecordsNothing();
        ProposeDrop(DropProposed, VN).RecordsNothing();
        ProposeDrop(Dropped, VN).RecordsNothing();
        ConfirmDrop(Dropped, LA).RecordsNothing();
    }

    [Fact]
    public void What_has_ended_stays_as_it_ended()
    {
        StateDone(Dropped, LA).RejectsWith("commitment-ended");
        ProposeDrop(Done, VN).RejectsWith("commitment-ended");
        ConfirmDrop(Done, VN).RejectsWith("commitment-drop-not-proposed");
        ConfirmDone(Dropped, LA).RejectsWith("commitment-done-not-stated");
    }

    [Fact]
    public void For_a_party_of_another_pair_there_is_none()
    {
        StateDone(Registered, CN).RejectsWith(CommitmentRejections.Unknown);
        ConfirmDone(DoneStated, CN).RejectsWith(CommitmentRejections.Unknown);
        ProposeDrop(Registered, CN).RejectsWith(CommitmentRejections.Unknown);
        ConfirmDrop(DropProposed, CN).RejectsWith(CommitmentRejections.Unknown);
    }

    [Fact]
    public void A_statement_and_a_reason_are_given_in_words()
    {
        StateDone(Registered, LA, " ").RejectsWith("invalid-request", RejectionKind.Invalid);
        ProposeDrop(Registered, LA, "").RejectsWith("invalid-request", RejectionKind.Invalid);
    }

    [Fact]
    public void It_is_overdue_from_the_end_of_its_day_in_the_westernmost_time_zone()
    {
        var commitment = PatrolCommitment.Decider.Fold(Registered);
        var end = new DateTimeOffset(ToClear.DueOn.Year, ToClear.DueOn.Month, ToClear.DueOn.Day, 23, 59, 59, TimeSpan.FromHours(7));
        commitment.StateAt(end).ShouldBe(CommitmentState.Open);
        commitment.StateAt(end.AddSeconds(1)).ShouldBe(CommitmentState.Overdue);
        commitment.StateAt(end.AddSeconds(1).ToUniversalTime()).ShouldBe(CommitmentState.Overdue);
        commitment.StateAt(end).ShouldBe(CommitmentState.Open);
    }

    [Fact]
    public void A_statement_that_nobody_has_confirmed_does_not_keep_it_from_being_overdue() =>
        PatrolCommitment.Decider.Fold(HalfDoneOfThree).StateAt(Start.AddYears(1)).ShouldBe(CommitmentState.Overdue);

    [Fact]
    public void What_has_ended_is_never_overdue()
    {
        PatrolCommitment.Decider.Fold(Done).StateAt(Start.AddYears(1)).ShouldBe(CommitmentState.Done);
        PatrolCommitment.Decider.Fold(Dropped).StateAt(Start.AddYears(1)).ShouldBe(CommitmentState.Dropped);
    }

    private static SpecDecision<CommitmentEvent> StateDone(ImmutableArray<CommitmentEvent> given, Party by, string note = "ຖາງແລ້ວ") =>
        PatrolCommitment.Decider.Given(given).When(commitment => StateDoneSlice.Decide(new StateDone(note), commitment, by));

    private static SpecDecision<CommitmentEvent> ConfirmDone(ImmutableArray<CommitmentEvent> given, Party by, int revision = 1) =>
        PatrolCommitment.Decider.Given(given).When(commitment => ConfirmDoneSlice.Decide(new ConfirmDone(revision), commitment, by));

    private static SpecDecision<CommitmentEvent> ProposeDrop(ImmutableArray<CommitmentEvent> given, Party by, string reason = "mốc đã dời") =>
        PatrolCommitment.Decider.Given(given).When(commitment => ProposeDropSlice.Decide(new ProposeDrop(reason), commitment, by));

    private static SpecDecision<CommitmentEvent> ConfirmDrop(ImmutableArray<CommitmentEvent> given, Party by, int revision = 1) =>
        PatrolCommitment.Decider.Given(given).When(commitment => ConfirmDropSlice.Decide(new ConfirmDrop(revision), commitment, by));
}
