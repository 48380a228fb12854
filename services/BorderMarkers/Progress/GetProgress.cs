using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

internal static class GetProgressSlice
{
    public static void MapGetProgress(this IEndpointRouteBuilder routes) => routes.MapQuery<ProgressReport>(
        "/progress", ReadAsync, "GetProgress",
        "Progress per pair and section as of a day: computed from the positions, against the baseline in force then, and apart from it what parties have published.")
        .WithTags("Progress")
        .Refuses(SectionRejections.Unknown);

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, Guid? section, DateOnly? at, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var day = at ?? Proposals.Today(clock.GetUtcNow());
        NpgsqlParameter[] Pairs() => [Sql.Value(actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray())];
        NpgsqlParameter[] PairsAndDay() => [.. Pairs(), Sql.Value(day)];

        var sections = await database.ListAsync("select id, pair, code, name, part_of from sections where pair = any($1) order by place", Pairs(), Section, cancellationToken);
        if (section is { } id && sections.All(row => row.Id != id))
        {
            return Problems.Of(SectionRejections.Unknown);
        }

        var computation = new ProgressComputation(
            day,
            sections,
            await database.ListAsync(
                """
                select section_id, as_of, positions, markers, stakes, kilometres from section_baselines
                where section_id in (select id from sections where pair = any($1)) and as_of <= $2
                """,
                PairsAndDay(),
                Baseline,
                cancellationToken),
            await database.ListAsync(
                """
                select section_id, version, party, as_of, located, planted, markers, dossiers, kilometres, stakes, origin, reference from section_statements
                where section_id in (select id from sections where pair = any($1)) and as_of <= $2
                """,
                PairsAndDay(),
                Statement,
                cancellationToken),
            await database.ListAsync(
                """
                select pair, section_id, stage, count(*) filter (where member = 0 and not stake)::int, count(*) filter (where member > 0 and not stake)::int,
                    count(*) filter (where member > 0 and stake)::int, coalesce(sum(kilometres), 0)
                from position_facts where pair = any($1) and since <= $2 group by pair, section_id, stage
                """,
                PairsAndDay(),
                Stage,
                cancellationToken));
        return TypedResults.Json(computation.Report(section));
    }

    private static SectionRow Section(NpgsqlDataReader row) =>
        new(row.GetGuid(0), BorderPair.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetGuid(4));

    private static BaselineRow Baseline(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), new PlannedFigures(Whole(row, 2), Whole(row, 3), Whole(row, 4), Length(row, 5)));

    private static StatementRow Statement(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        Party.Parse(row.GetString(2)),
        new ProgressCounts(
            row.GetFieldValue<DateOnly>(3),
            Whole(row, 4),
            Whole(row, 5),
            Whole(row, 6),
            Whole(row, 7),
            Length(row, 8),
            Whole(row, 9),
            row.IsDBNull(10) ? null : new DataSource(Enum.Parse<DataOrigin>(row.GetString(10)), row.GetString(11))));

    private static StageRow Stage(NpgsqlDataReader row) => new(
        BorderPair.Parse(row.GetString(0)),
        row.IsDBNull(1) ? null : row.GetGuid(1),
        Enum.Parse<ProgressStage>(row.GetString(2)),
        row.GetInt32(3),
        row.GetInt32(4),
        row.GetInt32(5),
        row.GetDecimal(6));

    private static decimal? Length(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static int? Whole(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}
