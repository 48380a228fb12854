using System.Globalization;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

internal static class ListOverdueSlice
{
    private static readonly CsvColumns<OverdueLine> Columns = new(
        ("kind", line => Csv.Name(line.Kind)),
        ("subject", line => line.Subject),
        ("pair", line => line.Pair.Code),
        ("owedBy", line => Csv.List(line.OwedBy)),
        ("since", line => Csv.Time(line.Since)),
        ("about", line => line.About),
        ("startsAt", line => Csv.Time(line.StartsAt)));

    public static void MapListOverdue(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<OverdueLine>>(
        "/overdue", ListAsync, "ListOverdue",
        "What is overdue in the party's pairs, longest first: answers, patrols not begun, minutes, commitments, and the notices that run; by pair, the party that owes it and kind; now, or as it was at any moment; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Party? owedBy,
        Choice<OverdueKind>? kind,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var deadlines = await DeadlinesInForce.KnownAtAsync(database, moment, cancellationToken);
        var pairs = actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray();
        var patrols = await database.ListAsync(
            $"select {PatrolStandingTable.Columns} from patrol_standings where pair = any($1) and is_open and since <= $2 and (until is null or until > $2)",
            [Sql.Value(pairs), Sql.Value(moment)],
            PatrolStandingTable.Read,
            cancellationToken);
        var proposals = await database.ListAsync(
            $"select {ProposalTable.Columns} from open_proposals where pair = any($1) and since <= $2 and (until is null or until > $2)",
            [Sql.Value(pairs), Sql.Value(moment)],
            ProposalTable.Read,
            cancellationToken);
        var commitments = await database.ListAsync(
            """
            select id, pair, terms from commitments
            where pair = any($1) and ended is null and overdue_from <= $2 and since <= $2 and (until is null or until > $2)
            """,
            [Sql.Value(pairs), Sql.Value(moment)],
            row => OverdueBoard.Of(row.GetGuid(0), BorderPair.Parse(row.GetString(1)), JsonSerializer.Deserialize<RecordCommitment>(row.GetString(2), ContractJson.Options)!),
            cancellationToken);
        var corrections = await database.ListAsync(
            $"select {CorrectionSignings.Columns} from half_signed_corrections where pair = any($1) and since <= $2 and (until is null or until > $2)",
            [Sql.Value(pairs), Sql.Value(moment)],
            CorrectionSignings.Read,
            cancellationToken);
        var lines = patrols.Select(patrol => OverdueBoard.Of(patrol, deadlines, moment))
            .Concat(proposals.Select(open => OverdueBoard.Of(open.Stream, open.Pair, open.Proposal, deadlines, moment)))
            .Concat(corrections.Select(correction => OverdueBoard.Of(correction, deadlines, moment)))
            .OfType<OverdueLine>().Concat(commitments)
            .Where(line => (kind is null || line.Kind == kind.Value.Value) && (owedBy is null || line.OwedBy.Contains(owedBy.Value)))
            .OrderBy(Key, StringComparer.Ordinal);
        return page.Answer([.. lines.SkipWhile(line => page.After is { } after && string.CompareOrdinal(Key(line), after) <= 0).Take(page.Limit + 1)], Key, format?.Value, Columns);
    }

    /// <summary>Longest overdue first; each affair stands on the board once at most.</summary>
    private static string Key(OverdueLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Since.UtcTicks:D19} {line.Subject}");
}
