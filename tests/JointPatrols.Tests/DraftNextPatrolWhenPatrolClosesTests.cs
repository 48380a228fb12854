using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class DraftNextPatrolWhenPatrolClosesTests
{
    [Fact]
    public void The_next_patrol_is_drafted_for_the_other_side_as_its_chair_with_the_window_open()
    {
        var drafted = DraftNextPatrolWhenPatrolCloses.Of(Patrol.Decider.Fold(Closed));
        (drafted.By, drafted.Terms.Chair, drafted.After).ShouldBe((LA, LA, Id));
        drafted.Terms.Missing().ShouldBe(["startsAt", "endsAt"]);
        drafted.Gaps.ShouldBeNull();
    }

    [Fact]
    public void The_markers_that_nobody_reached_are_named_as_the_gap_to_be_covered()
    {
        var patrol = Patrol.Decider.Fold([.. Covered, FieldCompleted with { MarkersMissed = [Marker("609")] }]);
        DraftNextPatrolWhenPatrolCloses.Of(patrol).Gaps!.Value.ShouldBe([Marker("609")]);
    }

    [Fact]
    public void A_marker_that_was_reached_by_a_word_that_came_late_is_no_gap_and_a_patrol_that_was_broken_off_has_gaps_too()
    {
        var missed = Stated(VN, "609", Contracts.MarkerCondition.NotReached) with { Reason = "lũ" };
        var late = Patrol.Decider.Fold([.. Covered, missed, FieldCompleted with { MarkersMissed = [Marker("609")] }, Stated(LA, "609", Contracts.MarkerCondition.Intact)]);
        DraftNextPatrolWhenPatrolCloses.Of(late).Gaps.ShouldBeNull();
        var aborted = Patrol.Decider.Fold([.. Covered, missed, new PatrolAborted(VN, Start.AddHours(5), Marker("608"), "lũ")]);
        DraftNextPatrolWhenPatrolCloses.Of(aborted).Gaps!.Value.ShouldBe([Marker("609")]);
    }

    [Fact]
    public void The_same_message_again_makes_no_second_draft()
    {
        var drafted = DraftNextPatrolWhenPatrolCloses.Of(Patrol.Decider.Fold(Closed));
        DraftNextPatrolWhenPatrolCloses.Of(Patrol.Decider.Fold(Closed)).DraftId.ShouldBe(drafted.DraftId);
        PatrolDraft.Decider.Given(drafted).When(draft => DraftNextPatrolWhenPatrolCloses.Decide(drafted, draft)).RecordsNothing();
    }
}
