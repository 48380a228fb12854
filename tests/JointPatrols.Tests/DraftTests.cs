using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Drafts;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.DraftStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class DraftTests
{
    [Fact]
    public void A_draft_may_leave_open_what_is_not_known_yet() =>
        PatrolDraft.Decider.Given()
            .When(draft => DraftPatrolSlice.Decide(new DraftPatrol(Pair, new PatrolDraftTerms()), draft, DraftId, VN))
            .Records(new PatrolDrafted(DraftId, Pair, VN, new PatrolDraftTerms()));

    [Fact]
    public void A_draft_is_its_partys_own_from_the_first_event_to_the_last()
    {
        foreach (var chapter in new[] { Begun, Filled, GivenUp, PutForward })
        {
            PatrolDraft.Decider.Fold(chapter).Visibility.ShouldBe(Visibility.OnlyFor(VN));
        }
    }

    [Fact]
    public void For_the_other_party_of_the_pair_a_draft_does_not_exist()
    {
        var draft = PatrolDraft.Decider.Given(Filled);
        draft.When(known => ChangePatrolDraftSlice.Decide(new ChangePatrolDraft(2, Part), known, LA)).RejectsWith(PatrolDraftRejections.Unknown);
        draft.When(known => DiscardPatrolDraftSlice.Decide(new DiscardPatrolDraft(), known, LA)).RejectsWith(PatrolDraftRejections.Unknown);
        draft.When(known => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), known, Id, LA, Now, DeadlinesStory.Defaults, PatrolGround.Unknown)).RejectsWith(PatrolDraftRejections.Unknown);
    }

    [Fact]
    public void A_change_names_the_revision_that_it_changes()
    {
        var rejection = PatrolDraft.Decider.Given(Filled)
            .When(draft => ChangePatrolDraftSlice.Decide(new ChangePatrolDraft(1, Part), draft, VN))
            .RejectsWith(Superseding.Superseded.Code);
        ((ImmutableArray<string>)rejection.Extensions["changed"]!).ShouldBe(["note", "terms"]);
    }

    [Fact]
    public void The_same_change_again_records_nothing() =>
        PatrolDraft.Decider.Given(Filled)
            .When(draft => ChangePatrolDraftSlice.Decide(new ChangePatrolDraft(1, Whole), draft, VN)).RecordsNothing();

    [Fact]
    public void A_draft_that_leaves_something_open_is_not_proposed() =>
        PatrolDraft.Decider.Given(Begun)
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(1), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown))
            .RejectsWith(PatrolDraftRejections.Incomplete.Code).Detail.ShouldBe("Still open: startsAt, endsAt, mode, units.");

    [Fact]
    public void A_draft_is_proposed_under_the_rules_of_every_proposal() =>
        PatrolDraft.Decider.Given(Filled)
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), draft, Id, VN, Later, DeadlinesStory.Defaults, PatrolGround.Unknown))
            .RejectsWith(PatrolDraftRejections.Incomplete.Code).Detail.ShouldContain("/terms/startsAt: It lies in the past.");

    [Fact]
    public void A_draft_with_a_start_nearer_than_the_notice_is_proposed_only_for_a_reason()
    {
        var soon = Whole with { StartsAt = SoonWindow.StartsAt, EndsAt = SoonWindow.EndsAt };
        PatrolDraft.Decider.Given([.. Begun, new PatrolDraftChanged(2, soon)])
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown))
            .RejectsWith("short-notice-unexplained");
        var explained = PatrolDraft.Decider.Given([.. Begun, new PatrolDraftChanged(2, soon with { ShortNoticeReason = "mưa lũ" })]);
        explained.When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown)).Records(new PatrolDraftProposed(2, Id));
        explained.State.Terms.ToTerms(VN).ShortNoticeReason.ShouldBe("mưa lũ");
    }

    [Fact]
    public void What_the_others_see_of_a_proposed_draft_is_the_proposal_and_nothing_of_the_note()
    {
        PatrolDraft.Decider.Given(Filled)
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown))
            .Records(new PatrolDraftProposed(2, Id));
        var proposal = ProposePatrolDraftSlice.Proposal(PatrolDraft.Decider.Fold(PutForward));
        JsonSerializer.Serialize(proposal, ContractJson.Options).ShouldBe(JsonSerializer.Serialize(ByVN, ContractJson.Options));
    }

    [Fact]
    public void A_proposed_draft_is_neither_changed_nor_given_up_nor_proposed_anew()
    {
        var draft = PatrolDraft.Decider.Given(PutForward);
        draft.When(known => ChangePatrolDraftSlice.Decide(new ChangePatrolDraft(2, Part), known, VN)).RejectsWith(PatrolDraftRejections.NotInState);
        draft.When(known => DiscardPatrolDraftSlice.Decide(new DiscardPatrolDraft(), known, VN)).RejectsWith(PatrolDraftRejections.NotInState);
        draft.When(known => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(2), known, Guid.Empty, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown)).RecordsNothing();
    }

    [Fact]
    public void A_draft_that_was_given_up_stays_so() =>
        PatrolDraft.Decider.Given(GivenUp)
            .When(draft => ProposePatrolDraftSlice.Decide(new ProposePatrolDraft(1), draft, Id, VN, Now, DeadlinesStory.Defaults, PatrolGround.Unknown)).RejectsWith(PatrolDraftRejections.NotInState);

    [Fact]
    public void A_draft_can_hold_every_member_that_terms_have()
    {
        static IEnumerable<string> Members<T>() => typeof(T).GetProperties().Select(member => member.Name);
        Members<PatrolDraftTerms>().ShouldBe(Members<PatrolTerms>(), ignoreOrder: true);
        Members<ProposedTerms>().ShouldBe(Members<PatrolTerms>(), ignoreOrder: true);
        Whole.Missing().ShouldBeEmpty();
        JsonSerializer.Serialize(Whole.ToTerms(LA), ContractJson.Options).ShouldBe(JsonSerializer.Serialize(Terms, ContractJson.Options));
    }

    [Fact]
    public void What_is_there_is_held_to_its_limits()
    {
        var terms = new PatrolDraftTerms(
            Marker("606+5"), Marker("610+5"), Later, Now, Purpose: new string('x', 501), Chair: CN, Units: [new PatrolUnits(CN, [""], 0)]);
        PatrolDraft.Decider.Given()
            .When(draft => DraftPatrolSlice.Decide(new DraftPatrol(Pair, terms, ""), draft, DraftId, VN))
            .RejectsWith(Faults.Invalid.Code, RejectionKind.Invalid).Faults.Select(fault => fault.Pointer).ShouldBe(
            [
                "/note", "/terms/purpose", "/terms/chair", "/terms/from", "/terms/to", "/terms/endsAt", "/terms/units/0/party", "/terms/units/0/strength",
                "/terms/units/0/units/0",
            ]);
    }
}
