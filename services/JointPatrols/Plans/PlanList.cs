using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>A plan in a list.</summary>
/// <param name="Id">As in its address; it follows from pair and year.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="Year">The calendar year that is planned.</param>
/// <param name="Revision">The last revision, on the table or not.</param>
/// <param name="AgreedRevision">The revision that is agreed; none before the first agreement.</param>
/// <param name="Items">How many items are agreed.</param>
/// <param name="Patrols">How many patrols they come to.</param>
public sealed record PlanSummary(Guid Id, long Version, BorderPair Pair, int Year, PatrolPlanStatus Status, int Revision, int? AgreedRevision, int Items, int Patrols);

internal static class PlanListSlice
{
    private static readonly CsvColumns<PlanSummary> Table = new(
        ("id", plan => plan.Id.ToString()),
        ("version", plan => Csv.Number(plan.Version)),
        ("pair", plan => plan.Pair.Code),
        ("year", plan => Csv.Number(plan.Year)),
        ("status", plan => Csv.Name(plan.Status)),
        ("revision", plan => Csv.Number(plan.Revision)),
        ("agreedRevision", plan => plan.AgreedRevision is { } agreed ? Csv.Number(agreed) : ""),
        ("items", plan => Csv.Number(plan.Items)),
        ("patrols", plan => Csv.Number(plan.Patrols)));

    public static void MapPlanList(this IEndpointRouteBuilder plans) => plans.MapQuery<Page<PlanSummary>>(
        "/", ListAsync, "ListPlans", "The plans of the party's pairs, by year and pair; of one pair, year and status if these are given; as of now or of any moment; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        int? year,
        Choice<PatrolPlanStatus>? status,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var known = await database.PlansAsync(actor.VisiblePairs(), at?.Time ?? clock.GetUtcNow(), null, cancellationToken);
        ImmutableArray<PlanSummary> listed =
        [
            .. known.Where(plan => (pair is null || plan.Pair == pair) && (year is null || plan.Year == year) && (status is not { } wanted || plan.Status == wanted.Value))
                .Select(plan => new PlanSummary(
                    plan.Id, plan.Version, plan.Pair, plan.Year, plan.Status, plan.Revision, plan.AgreedRevision, plan.Items.Length, plan.Items.Sum(item => item.Patrols))),
        ];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Table.Write(listed)) : TypedResults.Json(new Page<PlanSummary>(listed));
    }
}
