using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Commitments;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.CommitmentStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class CommitmentSuccessorTests
{
    private static readonly RecordCommitment TakesOver = ToSurvey with { Succeeds = CommitmentId };

    private static readonly CommitmentRegistered Successor = new(ToLaterMinutes.SuccessorId, Pair, ToLaterMinutes.Source, TakesOver);

    [Fact]
    public void Minutes_take_over_only_a_commitment_of_the_pair_that_has_not_ended()
    {
        var command = new DraftMinutes(Texts, [TakesOver]);
        var patrol = Patrol.Decider.Given(Story.Completed);
        patrol.When(known => DraftMinutesSlice.Decide(command, known, VN)).RejectsWith(CommitmentRejections.NotOpen);
        patrol.When(known => DraftMinutesSlice.Decide(command, known, VN, open: [(CommitmentId, BorderPair.Parse("VN-CN"))])).RejectsWith(CommitmentRejections.NotOpen);
        patrol.When(known => DraftMinutesSlice.Decide(command, known, VN, open: [(CommitmentId, Pair)])).Records(new PatrolMinutesDrafted(VN, 1, Texts, [TakesOver]));
    }

    [Fact]
    public void What_is_taken_over_is_signed_with_the_minutes() =>
        BilateralRecord.Draft(Pair.Parties, Texts, [TakesOver]).Hash.ShouldNotBe(BilateralRecord.Draft(Pair.Parties, Texts, [ToSurvey]).Hash);

    [Fact]
    public void When_all_have_signed_the_old_one_ends_as_moved_whatever_was_on_the_table()
    {
        PatrolCommitment.Decider.Given(DoneStated).When(old => RegisterCommitmentsWhenPatrolCloses.Move(Successor, old)).Records(ToLaterMinutes);
        var moved = PatrolCommitment.Decider.Fold(Moved);
        (moved.StateAt(Later), moved.SuccessorId).ShouldBe((CommitmentState.Moved, Successor.CommitmentId));
    }

    [Fact]
    public void What_has_ended_otherwise_meanwhile_or_has_moved_before_is_left_alone()
    {
        PatrolCommitment.Decider.Given(CommitmentStory.Done).When(old => RegisterCommitmentsWhenPatrolCloses.Move(Successor, old)).RecordsNothing();
        PatrolCommitment.Decider.Given(Moved).When(old => RegisterCommitmentsWhenPatrolCloses.Move(Successor, old)).RecordsNothing();
        PatrolCommitment.Decider.Given().When(old => RegisterCommitmentsWhenPatrolCloses.Move(Successor, old)).RecordsNothing();
    }

    [Fact]
    public void What_has_moved_is_neither_done_nor_dropped_nor_moved_again()
    {
        PatrolCommitment.Decider.Given(Moved).When(old => ProposeDropSlice.Decide(new ProposeDrop("x"), old, VN)).RejectsWith(CommitmentRejections.AlreadyEnded.Code);
        Should.Throw<InvalidOperationException>(() => PatrolCommitment.Decider.Fold([.. Moved, ToLaterMinutes]));
        Should.Throw<InvalidOperationException>(() => PatrolCommitment.Decider.Fold([.. CommitmentStory.Done, ToLaterMinutes]));
    }
}
