using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>How old a case is: to the moment that is asked about, or to its end.</summary>
public enum DamageCaseAge
{
    UpToTenDays,
    UpToThirtyDays,
    UpToNinetyDays,
    Older,
}

/// <summary>How many damage cases there were at a moment; a line for each combination of which there was any.</summary>
/// <param name="At">The moment.</param>
public sealed record DamageStatistics(DateTimeOffset At, IReadOnlyList<DamageCount> Counts);

/// <summary>The cases that have all of this in common.</summary>
/// <param name="Step">The status of the cases.</param>
/// <param name="Cause">Absent where none is known.</param>
/// <param name="Responsible">Absent where it is not agreed.</param>
/// <param name="Overdue">Those among them that are overdue.</param>
public sealed record DamageCount(
    BorderPair Pair, DamageCaseStatus Step, DamageCategory Category, DamageCause? Cause, Party? Responsible, DamageCaseAge Age, int Count, int Overdue);

internal static class DamageStatisticsSlice
{
    private static readonly ImmutableArray<string> Heads = ["pair", "step", "category", "cause", "responsible", "age", "count", "overdue"];

    public static void MapDamageStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<DamageStatistics>(
        "/damage", CountAsync, "GetDamageStatistics",
        "The damage cases of the party's pairs, counted by pair, step, category, cause, responsible party and age; as of now, or as of any moment; also as CSV.")
        .ProducesCsv();

    public static string ToCsv(IEnumerable<DamageCount> counts) => Csv.Write(
        Heads,
        counts.Select(count => (IEnumerable<string>)
        [
            count.Pair.Code,
            Csv.Name(count.Step),
            Csv.Name(count.Category),
            count.Cause is { } cause ? Csv.Name(cause) : "",
            count.Responsible?.Code ?? "",
            Csv.Name(count.Age),
            Csv.Number(count.Count),
            Csv.Number(count.Overdue),
        ]));

    private static async Task<IResult> CountAsync(
        BorderPair? pair,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var counts = await database.ListAsync(
            $"""
            select pair, status, category, cause, responsible, age, count(*)::int, (count(*) filter (where due_at <= $4))::int
            from (
                select *, case when days <= 10 then 'UpToTenDays' when days <= 30 then 'UpToThirtyDays' when days <= 90 then 'UpToNinetyDays' else 'Older' end as age
                from (
                    select *, extract(epoch from case when status in ('Closed', 'Unfounded') then in_step_since else $4 end - opened_at) / 86400 as days
                    from ({StandingCases.Query}) as standing) as aged) as cases
            group by pair, status, category, cause, responsible, age
            order by pair collate "C", status collate "C", category collate "C", cause collate "C" nulls last, responsible collate "C" nulls last, age collate "C"
            """,
            StandingCases.Parameters(actor, pair, at?.Time, now),
            Read,
            cancellationToken);
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(counts)) : TypedResults.Json(new DamageStatistics(at?.Time ?? now, counts));
    }

    private static DamageCount Read(NpgsqlDataReader row) => new(
        BorderPair.Parse(row.GetString(0)),
        Enum.Parse<DamageCaseStatus>(row.GetString(1)),
        Enum.Parse<DamageCategory>(row.GetString(2)),
        row.IsDBNull(3) ? null : Enum.Parse<DamageCause>(row.GetString(3)),
        row.IsDBNull(4) ? null : Party.Parse(row.GetString(4)),
        Enum.Parse<DamageCaseAge>(row.GetString(5)),
        row.GetInt32(6),
        row.GetInt32(7));
}
