using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Plans;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.Testing;
using static BorderCoordination.JointPatrols.Tests.PlanStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class PlanTests
{
    private static readonly DateTimeOffset NextYear = Now.AddYears(1);

    [Fact]
    public void There_is_one_plan_for_a_pair_and_a_year()
    {
        PatrolPlan.Decider.Given().When(plan => Propose(plan, VN)).Records(PlanByVN);
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Propose(plan, VN)).RecordsNothing();
        PatrolPlan.Decider.Given(PlanAgreed).When(plan => Propose(plan, VN)).RecordsNothing();
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Propose(plan, LA)).RejectsWith(PlanRejections.Exists);
        PatrolPlan.Decider.Given(PlanDeclined).When(plan => Propose(plan, VN, MoreInSummer)).RejectsWith(PlanRejections.Exists);
        PatrolPlan.IdOf(Pair, Year).ShouldBe(PlanId);
        PatrolPlan.IdOf(Pair, Year + 1).ShouldNotBe(PlanId);
    }

    [Fact]
    public void A_plan_is_agreed_only_once_every_party_has_confirmed_the_same_revision()
    {
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Confirm(plan, LA, 1)).Records(new PatrolPlanConfirmed(LA, 1), new PatrolPlanAgreed(PlanId, Year, 1, Items, [VN, LA]));
        PatrolPlan.Decider.Given(ToThree).When(plan => Confirm(plan, LA, 1)).Records(new PatrolPlanConfirmed(LA, 1));
        PatrolPlan.Decider.Given(HalfConfirmedByThree).When(plan => Confirm(plan, KH, 1))
            .Records(new PatrolPlanConfirmed(KH, 1), new PatrolPlanAgreed(ToThree.PlanId, Year, 1, ToThree.Items, [VN, LA, KH]));
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Confirm(plan, VN, 1)).RecordsNothing();
    }

    [Fact]
    public void A_counter_proposal_voids_the_word_of_the_others_and_tells_which_items_changed()
    {
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Amend(plan, LA, 1)).Records(AnsweredByLA);
        PatrolPlan.Decider.Given(Answered).When(plan => Amend(plan, LA, 1)).RecordsNothing();
        PatrolPlan.Decider.Given(Answered).When(plan => Confirm(plan, VN, 1)).RejectsWith("revision-superseded")
            .Extensions["changed"].ShouldBe(ImmutableArray.Create("items/q2-606-610"));
        PatrolPlan.Decider.Given(Answered).When(plan => Confirm(plan, VN, 2)).Records(new PatrolPlanConfirmed(VN, 2), new PatrolPlanAgreed(PlanId, Year, 2, MoreInSummer, [LA, VN]));
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Amend(plan, LA, 2)).RejectsWith("revision-superseded");
    }

    [Fact]
    public void The_same_items_in_another_order_are_no_answer()
    {
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Amend(plan, LA, 1, [InFlood, InSummer])).RejectsWith(PlanRejections.Unchanged);
        PatrolPlan.Decider.Given(PlanAgreed).When(plan => Amend(plan, LA, 1, Items)).RejectsWith(PlanRejections.Unchanged);
        PatrolPlan.Decider.Given(PlanDeclined).When(plan => Amend(plan, VN, 1, Items)).Records(PlanByVN with { Revision = 2, Reason = AnsweredByLA.Reason });
    }

    [Fact]
    public void What_is_agreed_stays_until_an_amendment_is_agreed()
    {
        PatrolPlan.Decider.Given(PlanAgreed).When(plan => Amend(plan, LA, 1)).Records(AnsweredByLA);
        PatrolPlan.Decider.Fold(Amending).Agreed!.Number.ShouldBe(1);
        PatrolPlan.Decider.Given(Amending).When(plan => Decline(plan, VN, 2)).Records(new PatrolPlanDeclined(VN, 2, "x"));
        PatrolPlan.Decider.Given(AmendmentDeclined).When(plan => Decline(plan, VN, 2)).RecordsNothing();
        var declined = PatrolPlan.Decider.Fold(AmendmentDeclined);
        (declined.Status, declined.Agreed!.Number).ShouldBe((PatrolPlanStatus.Agreed, 1));
        PatrolPlan.Decider.Given(AmendmentDeclined).When(plan => Confirm(plan, VN, 2)).RejectsWith(PlanRejections.NothingOpen);
        PatrolPlan.Decider.Given(PlanAgreed).When(plan => Decline(plan, VN)).RejectsWith(PlanRejections.NothingOpen);
    }

    [Fact]
    public void Who_declines_what_was_superseded_is_told_what_has_changed() => PatrolPlan.Decider.Given(Answered).When(plan => Decline(plan, VN))
        .RejectsWith("revision-superseded").Extensions["changed"].ShouldBe((ImmutableArray<string>)[$"items/{InSummer.Code}"]);

    [Fact]
    public void Programmes_are_agreed_on_by_provincial_commands() =>
        PatrolPlan.Decider.Given(PlanProposed).When(plan => ConfirmPlanSlice.Decide(new ConfirmPlan(1), plan, LA, Now, isProvincial: false)).RejectsWith(PlanRejections.ProvincialLevelNeeded);

    [Fact]
    public void A_year_that_has_ended_is_planned_no_more()
    {
        PatrolPlan.Decider.Given(Amending).When(plan => ConfirmPlanSlice.Decide(new ConfirmPlan(2), plan, VN, NextYear, true)).RejectsWith(PlanRejections.YearEnded);
        PatrolPlan.Decider.Given(PlanAgreed).When(plan => AmendPlanSlice.Decide(new AmendPlan(1, MoreInSummer, "x"), plan, VN, NextYear)).RejectsWith(PlanRejections.YearEnded);
        foreach (var year in (int[])[2025, 2029])
        {
            PatrolPlan.Decider.Given().When(plan => ProposePlanSlice.Decide(new ProposePlan(Pair, year, [InSummer]), plan, VN, Now)).RejectsWith("invalid-request", RejectionKind.Invalid)
                .Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/year");
        }
    }

    [Fact]
    public void A_party_of_another_pair_has_no_part_in_it()
    {
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Propose(plan, CN)).RejectsWith(Pairs.Foreign);
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Confirm(plan, CN, 1)).RejectsWith(PlanRejections.Unknown);
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Amend(plan, CN, 1)).RejectsWith(PlanRejections.Unknown);
        PatrolPlan.Decider.Given(PlanProposed).When(plan => Decline(plan, CN)).RejectsWith(PlanRejections.Unknown);
    }

    [Fact]
    public void Items_are_within_their_limits()
    {
        Faults([]).ShouldBe(["/items"]);
        Faults([InSummer, InSummer]).ShouldBe(["/items"]);
        Faults([InSummer with { Code = "Q2" }]).ShouldBe(["/items/0/code"]);
        Faults([InSummer with { From = Marker("606+5") }]).ShouldBe(["/items/0/from"]);
        Faults([InSummer with { Patrols = 0 }]).ShouldBe(["/items/0/patrols"]);
        Faults([InSummer with { Quarter = null }]).ShouldBe(["/items/0"]);
        Faults([InFlood with { Quarter = 1 }]).ShouldBe(["/items/0"]);
        Faults([InSummer with { Quarter = 5 }]).ShouldBe(["/items/0/quarter"]);
        Faults([InFlood with { Days = new PlannedDays(new(2026, 12, 1), new(2027, 1, 1)) }]).ShouldBe(["/items/0/days"]);
        Faults([InFlood with { Days = new PlannedDays(new(2026, 12, 1), new(2026, 11, 1)) }]).ShouldBe(["/items/0/days/last"]);
        Faults([InSummer with { Units = [Terms.Units[0]] }]).ShouldBe(["/items/0/units", "/items/0/units"]);
        Faults([InSummer with { Units = [Terms.Units[0], Terms.Units[0] with { Party = LA }] }]).ShouldBe(["/items/0/units"]);
        Faults([InSummer with { Note = " " }]).ShouldBe(["/items/0/note"]);
    }

    [Fact]
    public void The_terms_of_a_patrol_may_name_the_item_that_they_fulfil_and_only_an_agreed_one()
    {
        var planned = Terms with { PlanItem = new PlanItemRef(PlanId, InSummer.Code) };
        Patrol.Decider.Given().When(patrol => ProposePatrolSlice.Decide(new ProposePatrol(Pair, planned), patrol, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown))
            .Records(Story.ByVN with { Terms = planned });
        Patrol.Decider.Given()
            .When(patrol => ProposePatrolSlice.Decide(new ProposePatrol(Pair, planned), patrol, Id, VN, Now, PatrolDeadlineRules.Default, PatrolGround.Unknown with { IsPlanned = false }))
            .RejectsWith(PatrolRejections.PlanItemNotAgreed);
    }

    private static IEnumerable<string> Faults(ImmutableArray<PlanItem> items) => PatrolPlan.Decider.Given().When(plan => Propose(plan, VN, items))
        .RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Select(fault => fault.Pointer);

    private static Decision<PatrolPlanEvent> Propose(PatrolPlan plan, Party by, ImmutableArray<PlanItem>? items = null) =>
        ProposePlanSlice.Decide(new ProposePlan(Pair, Year, items ?? Items), plan, by, Now);

    private static Decision<PatrolPlanEvent> Amend(PatrolPlan plan, Party by, int revision, ImmutableArray<PlanItem>? items = null) =>
        AmendPlanSlice.Decide(new AmendPlan(revision, items ?? MoreInSummer, AnsweredByLA.Reason!), plan, by, Now);

    private static Decision<PatrolPlanEvent> Confirm(PatrolPlan plan, Party by, int revision) => ConfirmPlanSlice.Decide(new ConfirmPlan(revision), plan, by, Now, isProvincial: true);

    private static Decision<PatrolPlanEvent> Decline(PatrolPlan plan, Party by, int revision = 1) =>
        DeclinePlanSlice.Decide(new DeclinePlan(revision, "x"), plan, by);
}
