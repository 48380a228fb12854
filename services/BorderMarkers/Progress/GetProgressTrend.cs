using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>What is counted.</summary>
public enum ProgressMeasure
{
    Positions,
    Markers,
    Stakes,
    Kilometres,
}

/// <summary>How far apart the points of a trend are.</summary>
public enum TrendStep
{
    Month,
    Quarter,
    Year,
}

/// <summary>How much had come to a stage by a day.</summary>
/// <param name="Planned">Of the baselines in force on that day, so that a raised plan changes no earlier point.</param>
public sealed record TrendPoint(DateOnly Day, decimal? Planned, Share Done);

/// <summary>How the work has gone, and when it will be done if it goes on like that. All of it is computed from facts; none of it is kept.</summary>
public sealed record ProgressTrend(
    BorderPair Pair, Guid? SectionId, string? Province, ProgressStage Stage, ProgressMeasure Measure, IReadOnlyList<TrendPoint> Points, Forecast Forecast);

internal static class GetProgressTrendSlice
{
    private const int MostPoints = 600;

    public static void MapGetProgressTrend(this IEndpointRouteBuilder routes) => routes.MapQuery<ProgressTrend>(
        "/progress/trend", ReadAsync, "GetProgressTrend",
        "How one figure of a pair, or of a section or province in it, has gone from a day (a year before, when absent) to a day (today, when absent), against the baselines of "
        + "each day, with a forecast that states its method and interval. Dossiers are the positions at the stage dossier.")
        .WithTags("Progress")
        .Refuses(Pairs.Unknown, Pairs.Foreign, SectionRejections.Unknown);

    private static async Task<IResult> ReadAsync(
        BorderPair pair,
        Guid? section,
        string? province,
        Choice<ProgressStage>? stage,
        Choice<ProgressMeasure>? measure,
        DateOnly? from,
        DateOnly? at,
        Choice<TrendStep>? step,
        Actor actor,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        if (Pairs.Refuse(pair, actor.Party) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var to = at ?? Proposals.Today(clock.GetUtcNow());
        var begin = from ?? (to > DateOnly.MinValue.AddYears(1) ? to.AddYears(-1) : DateOnly.MinValue);
        if (begin > to || (section is not null && province is not null) || to > DateOnly.MaxValue.AddYears(-100))
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "from: it lies before at; and either a section or a province is asked for.");
        }

        var days = Days(begin, to, step?.Value ?? TrendStep.Month);
        if (days.Length > MostPoints)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, $"step: at most {MostPoints} points are given; a longer step gives fewer.");
        }

        var sections = new SectionTree(await ProgressQueries.SectionsAsync(database, [pair.Code], cancellationToken));
        if (section is { } id && sections.Find(id) is null)
        {
            return Problems.Of(SectionRejections.Unknown);
        }

        var (wantedStage, wantedMeasure) = (stage?.Value ?? ProgressStage.Planted, measure?.Value ?? ProgressMeasure.Positions);
        var outermost = section is { } one ? ImmutableArray.Create(one) : province is not null ? sections.Outermost(province) : sections.Outermost();
        var baselines = new Baselines(await ProgressQueries.BaselinesAsync(database, [pair.Code], to, cancellationToken));
        var facts = await FactsAsync(
            database, pair, wantedStage, wantedMeasure, section is null && province is null ? null : [.. outermost.SelectMany(sections.Within)], to, cancellationToken);
        return TypedResults.Json(new ProgressTrend(
            pair,
            section,
            province,
            wantedStage,
            wantedMeasure,
            [.. days.Select(day => Point(day))],
            Forecast.Of(facts, Planned(to), to)));

        TrendPoint Point(DateOnly day) =>
            new(day, Planned(day), Share.Of(facts.Where(fact => fact.Day <= day).Sum(fact => fact.Amount), Planned(day)));

        decimal? Planned(DateOnly day) => baselines.Sum(outermost, day) is { } planned ? Figure(planned, wantedMeasure) : null;
    }

    /// <summary>The last day of each step, and the day of the question.</summary>
    internal static ImmutableArray<DateOnly> Days(DateOnly from, DateOnly to, TrendStep step)
    {
        var months = step switch { TrendStep.Month => 1, TrendStep.Quarter => 3, TrendStep.Year => 12 };
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        var first = new DateOnly(from.Year, from.Month - ((from.Month - 1) % months), 1);
        for (var next = first.AddMonths(months); next.AddDays(-1) < to; next = next.AddMonths(months))
        {
            days.Add(next.AddDays(-1));
        }

        days.Add(to);
        return days.ToImmutable();
    }

    private static decimal? Figure(PlannedFigures planned, ProgressMeasure measure) => measure switch
    {
        ProgressMeasure.Positions => planned.Positions,
        ProgressMeasure.Markers => planned.Markers,
        ProgressMeasure.Stakes => planned.Stakes,
        ProgressMeasure.Kilometres => planned.Kilometres,
    };

    private static Task<List<(DateOnly Day, decimal Amount)>> FactsAsync(
        NpgsqlDataSource database, BorderPair pair, ProgressStage stage, ProgressMeasure measure, Guid[]? sections, DateOnly at, CancellationToken cancellationToken) => database.ListAsync(
        $"""
        select since, {measure switch
        {
            ProgressMeasure.Positions => "count(*) filter (where member = 0 and not stake)::numeric",
            ProgressMeasure.Markers => "count(*) filter (where member > 0 and not stake)::numeric",
            ProgressMeasure.Stakes => "count(*) filter (where member > 0 and stake)::numeric",
            ProgressMeasure.Kilometres => "coalesce(sum(kilometres), 0)",
        }}
        from position_facts where pair = $1 and stage = $2 and since <= $3 and ($4::uuid[] is null or section_id = any($4)) group by since
        """,
        [
            Sql.Value(pair.Code), Sql.Value(stage.ToString()), Sql.Value(at),
            new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid, Value = (object?)sections ?? DBNull.Value },
        ],
        row => (row.GetFieldValue<DateOnly>(0), row.GetDecimal(1)),
        cancellationToken);
}
