using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Chairs.ChairStatisticsSlice;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class ChairTests
{
    private static readonly BorderPair PairOfThree = BorderPair.Parse("VN-LA-KH");

    private static readonly ProposedTerms LeftToTheTurn = (ProposedTerms)Terms with { Chair = null };

    [Fact]
    public void The_chair_goes_round_among_three_parties()
    {
        Pair.ChairAfter(VN).ShouldBe(LA);
        Pair.ChairAfter(LA).ShouldBe(VN);
        PairOfThree.ChairAfter(LA).ShouldBe(KH);
        PairOfThree.ChairAfter(KH).ShouldBe(VN);
    }

    [Fact]
    public void Terms_that_name_no_chair_leave_it_to_the_party_whose_turn_it_is() =>
        Patrol.Decider.Given()
            .When(patrol => ProposePatrolSlice.Decide(new ProposePatrol(Pair, LeftToTheTurn), patrol, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown, LA))
            .Records(ByVN with { Terms = Terms with { Chair = LA } });

    [Fact]
    public void Before_the_first_patrol_has_closed_the_proposing_party_chairs() =>
        Patrol.Decider.Given()
            .When(patrol => ProposePatrolSlice.Decide(new ProposePatrol(Pair, LeftToTheTurn), patrol, Id, LA, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown))
            .Records(ByVN with { By = LA, Terms = Terms with { Chair = LA } });

    [Fact]
    public void Another_chair_than_the_turn_needs_a_reason_which_is_a_term()
    {
        var patrol = Patrol.Decider.Given();
        patrol.When(known => ProposePatrolSlice.Decide(new ProposePatrol(Pair, Terms), known, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown, LA)).RejectsWith(PatrolRejections.ChairUnexplained.Code);
        var explained = Terms with { ChairReason = "Bạn chưa đủ quân số" };
        patrol.When(known => ProposePatrolSlice.Decide(new ProposePatrol(Pair, explained), known, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown, LA)).Records(ByVN with { Terms = explained });
    }

    [Fact]
    public void A_counter_proposal_that_leaves_the_chair_needs_no_reason_though_the_turn_has_passed_on()
    {
        var patrol = Patrol.Decider.Given(Proposed);
        patrol.When(known => CounterProposePatrolSlice.Decide(new CounterProposePatrol(1, OtherTerms, "x"), known, LA, Now, DeadlinesStory.Defaults, PatrolGround.Unknown, LA))
            .Records(new PatrolCounterProposed(LA, 2, OtherTerms, "x"));
        patrol.When(known => CounterProposePatrolSlice.Decide(new CounterProposePatrol(1, Terms with { Chair = LA }, "x"), known, LA, Now, DeadlinesStory.Defaults, PatrolGround.Unknown, VN))
            .RejectsWith(PatrolRejections.ChairUnexplained.Code);
    }

    [Fact]
    public void A_draft_leaves_the_chair_to_the_turn_at_the_time_it_is_proposed()
    {
        var filled = DraftStory.Filled.Add(new PatrolDraftChanged(3, DraftStory.Whole with { Chair = null }));
        PatrolDraft.Decider.Given(filled)
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(3), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown, LA)).Records(new PatrolDraftProposed(3, Id));
        var proposed = PatrolDraft.Decider.Fold(filled.Add(new PatrolDraftProposed(3, Id)));
        ProposePatrolDraftSlice.Proposal(proposed, LA).Terms.Chair.ShouldBe(LA);
    }

    [Fact]
    public void The_balance_counts_who_chaired_why_and_whose_turn_it_is()
    {
        ChairedPatrols[] chaired = [new(Pair, VN, 3, 1, Now), new(Pair, LA, 2, 0, Now.AddDays(-1))];
        ToCsv(Balance([Pair, PairOfThree], chaired)).ShouldBe(
            "pair,party,chaired,overrides,patrolsClosed,turn\r\nVN-LA,VN,3,1,5,no\r\nVN-LA,LA,2,0,5,yes\r\n"
            + "VN-LA-KH,VN,0,0,0,no\r\nVN-LA-KH,LA,0,0,0,no\r\nVN-LA-KH,KH,0,0,0,no\r\n");
    }
}
