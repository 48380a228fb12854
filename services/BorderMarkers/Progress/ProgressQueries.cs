using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>What progress is computed from, as it is read.</summary>
internal static class ProgressQueries
{
    public static Task<List<SectionRow>> SectionsAsync(NpgsqlDataSource database, string[] pairs, CancellationToken cancellationToken) => database.ListAsync(
        """
        select id, pair, code, name, part_of, array(select province from section_provinces where section_id = id order by province collate "C") from sections
        where pair = any($1) order by place
        """,
        [Sql.Value(pairs)],
        row => new SectionRow(
            row.GetGuid(0), BorderPair.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetGuid(4), [.. row.GetFieldValue<string[]>(5)]),
        cancellationToken);

    public static Task<List<BaselineRow>> BaselinesAsync(NpgsqlDataSource database, string[] pairs, DateOnly day, CancellationToken cancellationToken) => database.ListAsync(
        """
        select section_id, as_of, positions, markers, stakes, kilometres from section_baselines
        where section_id in (select id from sections where pair = any($1)) and as_of <= $2
        """,
        [Sql.Value(pairs), Sql.Value(day)],
        row => new BaselineRow(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), new PlannedFigures(Whole(row, 2), Whole(row, 3), Whole(row, 4), Length(row, 5))),
        cancellationToken);

    public static Task<List<StatementRow>> StatementsAsync(NpgsqlDataSource database, string[] pairs, DateOnly day, CancellationToken cancellationToken) => database.ListAsync(
        """
        select section_id, version, party, as_of, located, planted, markers, dossiers, kilometres, stakes, origin, reference, cleared, stake_positions
        from section_statements
        where section_id in (select id from sections where pair = any($1)) and as_of <= $2
        """,
        [Sql.Value(pairs), Sql.Value(day)],
        Statement,
        cancellationToken);

    public static Task<List<StageRow>> StagesAsync(NpgsqlDataSource database, string[] pairs, DateOnly day, CancellationToken cancellationToken) => database.ListAsync(
        """
        select pair, section_id, stage, count(*) filter (where member = 0 and not stake)::int, count(*) filter (where member > 0 and not stake)::int,
            count(*) filter (where member > 0 and stake)::int, coalesce(sum(kilometres), 0)
        from position_facts where pair = any($1) and since <= $2 group by pair, section_id, stage
        """,
        [Sql.Value(pairs), Sql.Value(day)],
        row => new StageRow(
            BorderPair.Parse(row.GetString(0)),
            row.IsDBNull(1) ? null : row.GetGuid(1),
            Enum.Parse<ProgressStage>(row.GetString(2)),
            row.GetInt32(3),
            row.GetInt32(4),
            row.GetInt32(5),
            row.GetDecimal(6)),
        cancellationToken);

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
            row.IsDBNull(10) ? null : new DataSource(Enum.Parse<DataOrigin>(row.GetString(10)), row.GetString(11)),
            Whole(row, 12),
            Whole(row, 13)));

    private static decimal? Length(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);

    private static int? Whole(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}
