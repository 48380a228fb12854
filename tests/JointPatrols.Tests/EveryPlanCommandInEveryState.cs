using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Plans;
using static BorderCoordination.JointPatrols.Tests.PlanStory;
using static BorderCoordination.JointPatrols.Tests.Story;
using Status = BorderCoordination.JointPatrols.Plans.PatrolPlanStatus;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class EveryPlanCommandInEveryState
{
    private static readonly CommandWalk<PatrolPlan, PatrolPlanEvent, Status> Every = new(
        PatrolPlan.Decider,
        plan => plan.Status,
        [[], PlanProposed, Answered, PlanAgreed, Amending, AmendmentDeclined, PlanDeclined, [ToThree], HalfConfirmedByThree],
        [.. new[] { VN, LA, KH, CN }.SelectMany(CommandsBy)],
        [
            (Status.Unknown, Status.Proposed), (Status.Proposed, Status.Proposed), (Status.Proposed, Status.Agreed), (Status.Proposed, Status.Declined),
            (Status.Agreed, Status.Proposed), (Status.Declined, Status.Proposed),
        ])
    {
        Recorded = (asked, after) =>
        {
            after.Pair!.Includes(asked.By).ShouldBeTrue(asked.Name);
            (after.Status != Status.Agreed || after.Declined is not null || after.Negotiation!.ConfirmedBy.Length == after.Pair.Parties.Length).ShouldBeTrue(asked.Name);
        },
    };

    private static readonly Dictionary<string, PatrolPlanEvent[]> Impossible = new()
    {
        { "nothing before the first proposal", [new PatrolPlanConfirmed(LA, 1)] },
        { "another plan's id", [PlanByVN with { PlanId = Id }] },
        { "of another pair", [PlanByVN, ToThree with { Revision = 2 }] },
        { "a revision left out", [PlanByVN, AnsweredByLA with { Revision = 3 }] },
        { "confirmed by a stranger", [PlanByVN, new PatrolPlanConfirmed(CN, 1)] },
        { "agreed on one word", [PlanByVN, new PatrolPlanAgreed(PlanId, Year, 1, Items, [VN])] },
        { "confirmed after it was declined", [.. PlanDeclined, new PatrolPlanConfirmed(LA, 1)] },
        { "declined after it was agreed", [.. PlanAgreed, new PatrolPlanDeclined(VN, 1, "x")] },
    };

    public static TheoryData<string> Names() => [.. Impossible.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_history_that_no_decider_can_have_produced_is_not_read(string name) =>
        Should.Throw<InvalidOperationException>(() => PatrolPlan.Decider.Fold(Impossible[name]));

    [Fact]
    public void Nothing_throws_nothing_is_agreed_on_one_word_and_a_repetition_records_nothing() => Every.Holds();

    [Fact]
    public void Every_status_is_reached_from_the_story_and_every_transition_is_made() => Every.MakesEveryTransition();

    private static IEnumerable<Asked<PatrolPlan, PatrolPlanEvent>> CommandsBy(Party by)
    {
        Asked<PatrolPlan, PatrolPlanEvent> Asked<TCommand>(TCommand command, Func<TCommand, PatrolPlan, Decision<PatrolPlanEvent>> decide) =>
            new($"{command} by {by}", by, plan => decide(command, plan));

        foreach (var items in (ImmutableArray<PlanItem>[])[Items, MoreInSummer, ToThree.Items, []])
        {
            foreach (var pair in new[] { Pair, OfThree })
            {
                yield return Asked(new ProposePlan(pair, Year, items), (command, plan) =>
                    (plan.Pair ?? pair) == pair ? ProposePlanSlice.Decide(command, plan, by, Now) : PlanRejections.Unknown);
            }

            foreach (var revision in (int[])[0, 1, 2, 3])
            {
                yield return Asked(new AmendPlan(revision, items, "x"), (command, plan) => AmendPlanSlice.Decide(command, plan, by, Now));
            }
        }

        foreach (var revision in (int[])[0, 1, 2, 3])
        {
            yield return Asked(new ConfirmPlan(revision), (command, plan) => ConfirmPlanSlice.Decide(command, plan, by, Now, isProvincial: true));
            yield return Asked(new ConfirmPlan(revision), (command, plan) => ConfirmPlanSlice.Decide(command, plan, by, Now.AddYears(1), isProvincial: true));
        }

        foreach (var reason in (string[])["x", "y", ""])
        {
            foreach (var revision in (int[])[0, 1, 2, 3])
            {
                yield return Asked(new DeclinePlan(revision, reason), (command, plan) => DeclinePlanSlice.Decide(command, plan, by));
            }
        }
    }
}
