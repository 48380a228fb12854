using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Coverage;
using BorderCoordination.JointPatrols.Plans;
using static BorderCoordination.JointPatrols.Tests.PlanStory;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

public sealed class PlanProgressTests
{
    private static readonly KnownPlan Plan = new(PlanId, 3, Pair, Year, PatrolPlanStatus.Agreed, 1, 1, Items);

    private static readonly PlanItemRef Summer = new(PlanId, InSummer.Code);

    private static readonly AgreedPatrol Held = Patrol(1, "2026-Q2", Summer, 15.3m);

    private static readonly AgreedPatrol HeldLate = Patrol(2, "2026-Q3", Summer, 15.3m);

    private static readonly AgreedPatrol OnlyAgreed = Patrol(3, "2026-Q3", new PlanItemRef(PlanId, InFlood.Code), null);

    private static readonly AgreedPatrol Besides = Patrol(4, "2026-Q4", null, 3);

    [Fact]
    public void Planned_stands_against_held_by_item_and_quarter_also_where_a_patrol_was_held_in_another_one()
    {
        var progress = PlanProgress.Of(Plan, new CoverageFacts([Held, HeldLate, OnlyAgreed, Besides, Patrol(5, "2025-Q4", null, 3)], []));
        progress.Items.Select(item => (item.Code, item.Planned, item.Agreed, item.Held, item.Outstanding)).ShouldBe([(InSummer.Code, 2, 2, 2, 0), (InFlood.Code, 1, 1, 0, 1)]);
        progress.Items[0].Quarters.ShouldBe([new QuarterProgress("2026-Q2", 2, 1, 1), new QuarterProgress("2026-Q3", 0, 1, 1)]);
        progress.Items[1].Quarters.ShouldBe([new QuarterProgress("2026-Q3", 1, 1, 0)]);
        progress.Unplanned.ShouldBe([new QuarterProgress("2026-Q4", 0, 1, 1)]);
    }

    [Fact]
    public void A_patrol_that_names_an_item_of_another_plan_or_one_that_was_dropped_stands_apart() =>
        PlanProgress.Of(Plan, new CoverageFacts([Held with { PlanItem = Summer with { PlanId = Id } }, HeldLate with { PlanItem = Summer with { Item = "gone" } }], []))
            .Unplanned.ShouldBe([new QuarterProgress("2026-Q2", 0, 1, 1), new QuarterProgress("2026-Q3", 0, 1, 1)]);

    [Fact]
    public void A_gap_is_named_until_somebody_comes_there()
    {
        LastWord missed = new(Held.PatrolId, Pair, Marker("609"), VN, Start, MarkerCondition.NotReached, "ngập");
        var gap = new PlanGap(Marker("609"), Held.PatrolId, InSummer.Code, Start, "ngập");
        Of(missed).Gaps.ShouldBe([gap]);
        Of(missed).Items[0].Gaps.ShouldBe([Marker("609")]);
        Of(missed, missed with { By = LA, Condition = MarkerCondition.Intact }).Gaps.ShouldBeEmpty();
        Of(missed, missed with { PatrolId = Besides.PatrolId, Condition = MarkerCondition.Intact, SeenAt = Start.AddDays(1) }).Gaps.ShouldBeEmpty();
        Of(missed, missed with { PatrolId = Besides.PatrolId, Condition = MarkerCondition.Intact, SeenAt = Start.AddDays(-1) }).Gaps.ShouldBe([gap]);
        Of(missed with { PatrolId = PlanId }).Gaps.ShouldBeEmpty();

        static PlanProgress Of(params ImmutableArray<LastWord> words) => PlanProgress.Of(Plan, new CoverageFacts([Held, Besides], words));
    }

    [Fact]
    public void The_table_has_a_line_for_each_item_and_quarter()
    {
        LastWord missed = new(Held.PatrolId, Pair, Marker("609"), VN, Start, MarkerCondition.NotReached, "ngập");
        GetPlanProgressSlice.ToCsv(PlanProgress.Of(Plan, new CoverageFacts([Held, Besides], [missed]))).ShouldBe(
            "item,from,to,quarter,planned,agreed,held,gaps\r\nq2-606-610,606,610,2026-Q2,2,1,1,609\r\nflood,620,617,2026-Q3,1,0,0,\r\n,,,2026-Q4,0,1,1,\r\n");
    }

    [Fact]
    public void The_next_plan_begins_with_the_items_moved_by_a_year_and_the_gaps_of_this_one()
    {
        LastWord missed = new(Held.PatrolId, Pair, Marker("609"), VN, Start, MarkerCondition.NotReached, "ngập");
        var next = NextPlan.After(Plan, new CoverageFacts([Held], [missed]));
        (next.Pair, next.Year).ShouldBe((Pair, 2027));
        next.Items.ShouldBe([InSummer, InFlood with { Days = new PlannedDays(new(2027, 9, 1), new(2027, 10, 15)) }]);
        next.Gaps.ShouldHaveSingleItem().Marker.ShouldBe(Marker("609"));
    }

    private static AgreedPatrol Patrol(int id, string quarter, PlanItemRef? item, decimal? kilometres) =>
        new(Guid.Parse($"01970000-0000-7000-8000-00000000000{id}"), Pair, quarter, Marker("606"), Marker("610"), kilometres, item);
}
