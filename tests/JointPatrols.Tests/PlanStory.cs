using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Plans;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>The plan of a pair for 2026, told in chapters.</summary>
internal static class PlanStory
{
    public const int Year = 2026;

    public static readonly BorderPair OfThree = BorderPair.Parse("VN-LA-KH");

    public static readonly Guid PlanId = PatrolPlan.IdOf(Pair, Year);

    public static readonly PlanItem InSummer = new("q2-606-610", Marker("606"), Marker("610"), 2, PatrolMode.Joint, Terms.Units, Quarter: 2);

    public static readonly PlanItem InFlood = new(
        "flood", Marker("620"), Marker("617"), 1, PatrolMode.Coordinated, Terms.Units, Days: new PlannedDays(new(2026, 9, 1), new(2026, 10, 15)), Note: "Mùa lũ");

    public static readonly ImmutableArray<PlanItem> Items = [InSummer, InFlood];

    public static readonly ImmutableArray<PlanItem> MoreInSummer = [InSummer with { Patrols = 3 }, InFlood];

    public static readonly PatrolPlanProposed PlanByVN = new(PlanId, Pair, Year, VN, 1, Items);

    public static readonly PatrolPlanProposed AnsweredByLA = new(PlanId, Pair, Year, LA, 2, MoreInSummer, "ນ້ຳຖ້ວມ");

    public static readonly PatrolPlanProposed ToThree = new(PatrolPlan.IdOf(OfThree, Year), OfThree, Year, VN, 1, [InSummer with { Units = TermsOfThree.Units }]);

    public static ImmutableArray<PatrolPlanEvent> PlanProposed => [PlanByVN];

    public static ImmutableArray<PatrolPlanEvent> Answered => [.. PlanProposed, AnsweredByLA];

    public static ImmutableArray<PatrolPlanEvent> PlanAgreed => [.. PlanProposed, new PatrolPlanConfirmed(LA, 1), new PatrolPlanAgreed(PlanId, Year, 1, Items, [VN, LA])];

    /// <summary>An amendment of the agreed plan that VN has not confirmed yet.</summary>
    public static ImmutableArray<PatrolPlanEvent> Amending => [.. PlanAgreed, AnsweredByLA];

    public static ImmutableArray<PatrolPlanEvent> AmendmentDeclined => [.. Amending, new PatrolPlanDeclined(VN, 2, "x")];

    public static ImmutableArray<PatrolPlanEvent> PlanDeclined => [.. PlanProposed, new PatrolPlanDeclined(LA, 1, "x")];

    public static ImmutableArray<PatrolPlanEvent> HalfConfirmedByThree => [ToThree, new PatrolPlanConfirmed(LA, 1)];
}
