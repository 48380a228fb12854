using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A patrol in a list.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="Revision">The revision of the terms on the table.</param>
/// <param name="StartsAt">Start of the window.</param>
/// <param name="EndsAt">End of the window.</param>
/// <param name="Overdue">Whether it should have begun by now, by the deadlines of the pair.</param>
/// <param name="MinutesOverdue">Whether all should have signed the minutes by now, by the deadlines of the pair.</param>
/// <param name="Number">Drawn when it was agreed.</param>
public sealed record PatrolSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    PatrolStatus Status,
    int Revision,
    MarkerRef From,
    MarkerRef To,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Party Chair,
    bool Overdue,
    bool MinutesOverdue,
    PatrolNumber? Number);

/// <summary>The table behind the list; a row for each patrol.</summary>
internal sealed class PatrolTable : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "patrols",
        """
        create table patrols (
            id uuid primary key, version bigint not null, pair text not null, status text not null, revision int not null,
            from_marker text not null, to_marker text not null, starts_at timestamptz not null, ends_at timestamptz not null, chair text not null,
            overdue_from timestamptz, first_main int not null, last_main int not null);
        create index patrols_pair on patrols (pair, id);
        """,
        "alter table patrols drop column overdue_from");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        var terms = state.Negotiation.Terms;
        batch.Add(
            """
            insert into patrols values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (id) do update set version = $2, status = $4, revision = $5, from_marker = $6, to_marker = $7, starts_at = $8, ends_at = $9,
                chair = $10, first_main = $11, last_main = $12
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(terms.From.ToString()),
            Sql.Value(terms.To.ToString()),
            Sql.Value(terms.StartsAt),
            Sql.Value(terms.EndsAt),
            Sql.Value(terms.Chair.Code),
            Sql.Value(Math.Min(terms.From.Main, terms.To.Main)),
            Sql.Value(Math.Max(terms.From.Main, terms.To.Main)));
    }
}

internal static class PatrolListSlice
{
    private static readonly CsvColumns<PatrolSummary> Table = new(
        ("id", patrol => patrol.Id.ToString()),
        ("version", patrol => Csv.Number(patrol.Version)),
        ("pair", patrol => patrol.Pair.Code),
        ("status", patrol => Csv.Name(patrol.Status)),
        ("revision", patrol => Csv.Number(patrol.Revision)),
        ("from", patrol => patrol.From.ToString()),
        ("to", patrol => patrol.To.ToString()),
        ("startsAt", patrol => Csv.Time(patrol.StartsAt)),
        ("endsAt", patrol => Csv.Time(patrol.EndsAt)),
        ("chair", patrol => patrol.Chair.Code),
        ("overdue", patrol => patrol.Overdue ? "true" : "false"),
        ("minutesOverdue", patrol => patrol.MinutesOverdue ? "true" : "false"),
        ("number", patrol => patrol.Number?.ToString() ?? ""));

    public static void MapPatrolList(this IEndpointRouteBuilder patrols) => patrols.MapQuery<Page<PatrolSummary>>(
        "/", ListAsync, "ListPatrols",
        "The patrols of the party's pairs, oldest first, by pair, status, the time they start, a marker that their section may hold, whether they or their minutes are overdue, and number; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<PatrolStatus>? status,
        Moment? from,
        Moment? to,
        MarkerRef? marker,
        bool? overdue,
        bool? minutesOverdue,
        PatrolNumber? number,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            with minutes_due as (
                select id, (((field_ended_at at time zone 'UTC') + $14)::date + 1 + coalesce(
                    (select minutes_days from deadlines where deadlines.pair = ended.pair and begins <= field_ended_at order by deadlines.revision desc limit 1), $15))::timestamp
                    at time zone 'UTC' - $14 as overdue_from
                from patrol_standings as ended
                where pair = any($1) and until is null and status in ('FieldCompleted', 'Aborted', 'MinutesDrafted', 'MinutesPartiallySigned') and field_ended_at is not null)
            select id, version, pair, status, revision, from_marker, to_marker, starts_at, ends_at, chair, overdue, minutes_overdue,
                (select written from patrol_numbers where patrol_id = id) from (
                select *, status in ('Agreed', 'Prepared') and $9 > starts_at + make_interval(mins => coalesce(
                    (select late_start_minutes from deadlines where deadlines.pair = patrols.pair and begins <= starts_at order by deadlines.revision desc limit 1), $11)) as overdue,
                    coalesce((select $9 >= overdue_from from minutes_due where minutes_due.id = patrols.id), false) as minutes_overdue
                from patrols where pair = any($1)) as listed
            where ($2::text is null or pair = $2) and ($3::text is null or status = $3)
              and ($4::timestamptz is null or starts_at >= $4) and ($5::timestamptz is null or starts_at < $5) and id > $6
              and ($8::int is null or $8 between first_main and last_main) and ($10::boolean is null or overdue = $10) and ($13::boolean is null or minutes_overdue = $13)
              and ($12::text is null or id = (select patrol_id from patrol_numbers where written = $12))
            order by id limit $7
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(status?.Value.ToString()), Sql.Time(from?.Time), Sql.Time(to?.Time),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1), Sql.Whole(marker?.Main), Sql.Value(clock.GetUtcNow()), Sql.Flag(overdue),
                Sql.Value(PatrolDeadlineRules.Default.LateStartMinutes), Sql.Text(number?.ToString()),
                Sql.Flag(minutesOverdue), Sql.Value(BorderDay.Offset), Sql.Value(PatrolDeadlineRules.Default.MinutesDays),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    private static PatrolSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<PatrolStatus>(row.GetString(3)),
        row.GetInt32(4),
        MarkerRef.Parse(row.GetString(5)),
        MarkerRef.Parse(row.GetString(6)),
        row.GetFieldValue<DateTimeOffset>(7),
        row.GetFieldValue<DateTimeOffset>(8),
        Party.Parse(row.GetString(9)),
        row.GetBoolean(10),
        row.GetBoolean(11),
        row.IsDBNull(12) ? null : PatrolNumber.Parse(row.GetString(12)));
}
