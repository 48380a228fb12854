using System.Globalization;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

internal static class ReadCalendarSlice
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly TimeSpan Usual = TimeSpan.FromDays(92);

    private static readonly CsvColumns<CalendarEntry> Columns = new(
        ("id", entry => entry.Id),
        ("sequence", entry => Csv.Number(entry.Sequence)),
        ("kind", entry => Csv.Name(entry.Kind)),
        ("subject", entry => entry.Subject),
        ("pair", entry => entry.Pair.Code),
        ("status", entry => entry.Status),
        ("startsAt", entry => Csv.Time(entry.StartsAt)),
        ("endsAt", entry => Csv.Time(entry.EndsAt)),
        ("about", entry => entry.About),
        ("units", entry => Csv.List(entry.Units)),
        ("owedBy", entry => Csv.List(entry.OwedBy)));

    public static void MapReadCalendar(this IEndpointRouteBuilder routes) => routes.MapQuery<Page<CalendarEntry>>(
        "/calendar", ReadAsync, "GetPatrolCalendar",
        "Patrols, talks and meetings, and what falls due, in the party's pairs: from a moment (now) to another (92 days later; 366 at most), by pair, unit and kind, in the order of time; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ReadAsync(
        BorderPair? pair,
        string? unit,
        Choice<CalendarKind>? kind,
        Moment? from,
        Moment? to,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var begins = from?.Time ?? clock.GetUtcNow();
        if (begins > DateTimeOffset.MaxValue - Longest || (to is { } end && (end.Time <= begins || end.Time - begins > Longest)))
        {
            return Problems.Of(ProblemTypes.InvalidParameter, $"to: a moment after from and within {Longest.Days} days of it is expected.");
        }

        if (ContactRules.UnitFault(unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        var ends = to?.Time ?? begins + Usual;
        var pairs = actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray();
        NpgsqlParameter[] Asked(Func<string, string> key) => [Sql.Value(pairs), Sql.Value(begins), Sql.Value(ends), Sql.Text(unit is null ? null : key(unit))];
        var deadlines = await DeadlinesInForce.KnownAtAsync(database, null, cancellationToken);
        var patrols = await database.ListAsync(
            $"""
            select {PatrolStandingTable.Columns} from patrol_standings
            where until is null and pair = any($1) and (is_open or (starts_at < $3 and ends_at > $2)) and ($4::text is null or $4 = any(unit_keys))
            """,
            Asked(UnitName.Key),
            PatrolStandingTable.Read,
            cancellationToken);
        var contacts = await database.ListAsync(
            $"""
            select {ContactListSlice.Columns} from contacts
            where pair = any($1) and at >= $2 and at < $3 and kind in ('{ContactKind.Talks}', '{ContactKind.Meeting}') and ($4::text is null or $4 = any(units))
            """,
            Asked(UnitName.Key),
            ContactListSlice.Read,
            cancellationToken);
        var commitments = await database.ListAsync(
            "select id, version, pair, terms from commitments where until is null and ended is null and pair = any($1) and overdue_from >= $2 and overdue_from < $3 and $4::text is null",
            Asked(UnitName.Key),
            row => PatrolCalendar.Of(row.GetGuid(0), row.GetInt64(1), BorderPair.Parse(row.GetString(2)), JsonSerializer.Deserialize<RecordCommitment>(row.GetString(3), ContractJson.Options)!),
            cancellationToken);
        var proposals = await database.ListAsync(
            $"select {ProposalTable.Columns} from open_proposals where until is null and pair = any($1) and $2 is null",
            [Sql.Value(pairs), Sql.Text(unit)],
            ProposalTable.Read,
            cancellationToken);
        var corrections = await database.ListAsync(
            $"select {CorrectionSignings.Columns} from half_signed_corrections where until is null and pair = any($1) and $2 is null",
            [Sql.Value(pairs), Sql.Text(unit)],
            CorrectionSignings.Read,
            cancellationToken);
        var entries = patrols.SelectMany(patrol => PatrolCalendar.Of(patrol, deadlines))
            .Concat(proposals.Select(open => PatrolCalendar.Of(open.Stream, open.Version, open.Pair, open.Proposal, deadlines)))
            .Concat(corrections.Select(correction => PatrolCalendar.Of(correction, deadlines)))
            .Where(entry => entry.StartsAt < ends && (entry.EndsAt > begins || entry.StartsAt >= begins))
            .Concat(contacts.Select(PatrolCalendar.Of))
            .Concat(commitments)
            .Where(entry => kind is null || entry.Kind == kind.Value.Value)
            .OrderBy(Key, StringComparer.Ordinal);
        return page.Answer([.. entries.SkipWhile(entry => page.After is { } after && string.CompareOrdinal(Key(entry), after) <= 0).Take(page.Limit + 1)], Key, format?.Value, Columns);
    }

    private static string Key(CalendarEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.StartsAt.UtcTicks:D19} {entry.Id}");
}
