using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Boards;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Exchanges;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>Patrols that are made for friendship exchanges (domain notes: "Cross-service reactions").</summary>
public sealed class ExchangePatrolTests
{
    private static readonly Guid ExchangeId = new("0198dddd-0000-7000-8000-000000000009");

    private static readonly ApprovedPatrol Approved =
        new("D1-02", new PlannedPatrol(Terms.From, Terms.To, VN), Terms.StartsAt, Terms.EndsAt, "Watching a joint patrol");

    private static readonly ExchangePostponed Postponed = new(LA, 2, "Lũ lụt", []);

    private static ImmutableArray<PatrolEvent> AgreedForExchange =>
        [.. Agreed.Select(happened => happened is PatrolProposed proposed ? proposed with { Exchange = new ExchangeItem(ExchangeId, "D1-02") } : happened)];

    [Fact]
    public void The_party_that_is_to_chair_finds_a_draft_once_the_programme_is_approved_and_once_only()
    {
        var drafted = DraftPatrolWhenProgrammeIsApproved.Of(Approved, ExchangeId, Pair);
        (drafted.By, drafted.Exchange).ShouldBe((VN, new ExchangeItem(ExchangeId, "D1-02")));
        DraftPatrolWhenProgrammeIsApproved.Of(Approved, ExchangeId, Pair).DraftId.ShouldBe(drafted.DraftId);
        DraftPatrolWhenProgrammeIsApproved.Of(Approved with { Item = "D1-03" }, ExchangeId, Pair).DraftId.ShouldNotBe(drafted.DraftId);
        PatrolDraft.Decider.Given().When(draft => DraftPatrolWhenProgrammeIsApproved.Decide(drafted, draft)).Records(drafted);
        PatrolDraft.Decider.Given(drafted).When(draft => DraftPatrolWhenProgrammeIsApproved.Decide(drafted, draft)).RecordsNothing();
        PatrolDraft.Decider.Fold([drafted]).Visibility.ShouldBe(Visibility.OnlyFor(VN));
    }

    [Fact]
    public void What_is_proposed_of_that_draft_says_which_exchange_it_is_made_for()
    {
        var drafted = DraftPatrolWhenProgrammeIsApproved.Of(Approved, ExchangeId, Pair);
        var whole = new PatrolDraftChanged(2, drafted.Terms with { Units = Terms.Units });
        var draft = PatrolDraft.Decider.Fold([drafted, whole, new PatrolDraftProposed(2, Id)]);
        ProposePatrolDraftSlice.Proposal(draft).Exchange.ShouldBe(drafted.Exchange);
    }

    [Fact]
    public void A_postponed_exchange_voids_the_agreement_on_its_patrol_and_presumes_nobodys_word_on_other_days()
    {
        var postponed = new PatrolPostponedWithExchange(2, ExchangeId, LA, "Lũ lụt");
        Patrol.Decider.Given(AgreedForExchange).When(Postpone).Records(postponed);
        var after = Patrol.Decider.Fold([.. AgreedForExchange, postponed]);
        (after.Status, after.Revision, after.Negotiation.ConfirmedBy.Length, after.Teams.Count).ShouldBe((PatrolStatus.Proposed, 2, 0, 0));
        Patrol.Decider.Given([.. AgreedForExchange, postponed]).When(Postpone).RecordsNothing();
        PatrolStanding.BringsTerms(postponed).ShouldBeTrue();
    }

    [Fact]
    public void A_patrol_of_its_own_or_one_that_is_only_proposed_is_left_alone()
    {
        Patrol.Decider.Given(Agreed).When(Postpone).RecordsNothing();
        Patrol.Decider.Given(AgreedForExchange.Take(1)).When(Postpone).RecordsNothing();
        Patrol.Decider.Given(AgreedForExchange).When(patrol => PostponePatrolWhenExchangeIsPostponed.Decide(patrol, BorderPair.Parse("VN-KH"), ExchangeId, Postponed)).RecordsNothing();
        Patrol.Decider.Given(AgreedForExchange).When(patrol => PostponePatrolWhenExchangeIsPostponed.Decide(patrol, Pair, Id, Postponed)).RecordsNothing();
    }

    private static EventStore.Decision<PatrolEvent> Postpone(Patrol patrol) => PostponePatrolWhenExchangeIsPostponed.Decide(patrol, Pair, ExchangeId, Postponed);
}
