using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.JointPatrols.Coverage;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>What the next year's plan may begin with: a suggestion, of which nothing is recorded. Pair, year and items are what a proposal takes.</summary>
/// <param name="Items">The agreed items, moved by a year.</param>
/// <param name="Gaps">The markers that are still to be come to.</param>
public sealed record NextPlan(BorderPair Pair, int Year, ImmutableArray<PlanItem> Items, ImmutableArray<PlanGap> Gaps)
{
    internal static NextPlan After(KnownPlan plan, CoverageFacts facts) => new(
        plan.Pair,
        plan.Year + 1,
        [.. plan.Items.Select(item => item.Days is { } days ? item with { Days = new PlannedDays(days.First.AddYears(1), days.Last.AddYears(1)) } : item)],
        PlanProgress.Of(plan, facts).Gaps);
}

internal static class GetPlanProgressSlice
{
    private static readonly ImmutableArray<string> Heads = ["item", "from", "to", "quarter", "planned", "agreed", "held", "gaps"];

    public static void MapGetPlanProgress(this IEndpointRouteBuilder plans)
    {
        plans.MapQuery<PlanProgress>(
            "/{planId}/progress", ReadAsync, "GetPlanProgress",
            "Planned against held, by item and quarter, with the markers that are still to be come to; as of now or of a moment; also as CSV.")
            .Refuses(PlanRejections.Unknown).ProducesCsv();
        plans.MapQuery<NextPlan>(
            "/{planId}/next", SuggestAsync, "SuggestNextPlan", "What the next year's plan may begin with: the agreed items moved by a year, and the gaps of this one; as of now or of a moment.")
            .Refuses(PlanRejections.Unknown);
    }

    public static string ToCsv(PlanProgress progress) => Csv.Write(
        Heads,
        progress.Items.SelectMany(item => item.Quarters, (item, quarter) => Row(item.Code, item.From.ToString(), item.To.ToString(), quarter, item.Gaps))
            .Concat(progress.Unplanned.Select(quarter => Row("", "", "", quarter, []))));

    private static IEnumerable<string> Row(string item, string from, string to, QuarterProgress quarter, ImmutableArray<MarkerRef> gaps) =>
        [item, from, to, quarter.Quarter, Csv.Number(quarter.Planned), Csv.Number(quarter.Agreed), Csv.Number(quarter.Held), Csv.List(gaps)];

    private static async Task<IResult> ReadAsync(
        Guid planId, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (await FindAsync(database, planId, at?.Time ?? clock.GetUtcNow(), actor, cancellationToken) is not var (plan, facts))
        {
            return Problems.Of(PlanRejections.Unknown);
        }

        var progress = PlanProgress.Of(plan, facts);
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(progress)) : TypedResults.Json(progress);
    }

    private static async Task<IResult> SuggestAsync(
        Guid planId, Moment? at, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await FindAsync(database, planId, at?.Time ?? clock.GetUtcNow(), actor, cancellationToken) is var (plan, facts)
            ? TypedResults.Json(NextPlan.After(plan, facts))
            : Problems.Of(PlanRejections.Unknown);

    private static async Task<(KnownPlan Plan, CoverageFacts Facts)?> FindAsync(
        NpgsqlDataSource database, Guid planId, DateTimeOffset moment, Actor actor, CancellationToken cancellationToken) =>
        await database.PlansAsync(actor.VisiblePairs(), moment, planId, cancellationToken) is [var plan]
            ? (plan, await database.CoverageFactsAsync([plan.Pair.Code], moment, cancellationToken))
            : null;
}
