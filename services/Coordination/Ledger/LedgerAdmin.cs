using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>How the ledger is doing.</summary>
/// <param name="Position">The last position.</param>
/// <param name="Paused">The event that only a newer build can read; the ledger waits for it.</param>
/// <param name="Failing">Why recording fails at the moment.</param>
/// <param name="Waiting">Events that wait for their predecessor, or whose stream is stopped.</param>
/// <param name="Stopped">Streams that an event contradicts, at most 100.</param>
/// <param name="Unreadable">Deliveries that are no events, the latest 100.</param>
/// <param name="Sources">The services whose history it holds.</param>
internal sealed record LedgerReport(
    long Position,
    string? Paused,
    string? Failing,
    long Waiting,
    IReadOnlyList<StoppedStream> Stopped,
    IReadOnlyList<UnreadableDelivery> Unreadable,
    IReadOnlyList<SourceReport> Sources);

/// <summary>A stream that is stopped because an event contradicts what the ledger has of it.</summary>
/// <param name="EventId">The event that claims the version.</param>
/// <param name="RecordedEventId">The event that the ledger has there; the claimed id itself where that stands elsewhere in the ledger.</param>
internal sealed record StoppedStream(string Service, string Subject, long Version, Guid EventId, Guid RecordedEventId, DateTimeOffset RaisedAt);

/// <summary>A delivery that is no event.</summary>
/// <param name="Digest">SHA-256 of the bytes.</param>
internal sealed record UnreadableDelivery(string Digest, string Reason, int Times, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>How far a service is reconciled with the ledger.</summary>
/// <param name="Sequence">Everything up to here is in the ledger, or among the streams that are behind.</param>
/// <param name="Behind">Streams of which the source has more than the ledger.</param>
internal sealed record SourceReport(string Service, long Sequence, DateTimeOffset? SucceededAt, long Behind);

internal static class LedgerAdmin
{
    private const string Stopped =
        "select service, subject, version, event_id, recorded_event_id, raised_at from ledger_alarms order by raised_at limit 100";

    private const string Unreadable =
        "select encode(digest, 'hex'), reason, times, first_at, last_at from ledger_unreadable order by last_at desc limit 100";

    private const string Sources =
        """
        select service, reconciled_sequence, succeeded_at, (select count(*) from ledger_behind b where b.service = s.service)
        from ledger_sources s order by service
        """;

    public static void MapLedgerAdmin(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/ledger", ReportAsync)
            .WithName("GetLedger").WithSummary("How the ledger is doing: its head, what waits, what is stopped, how far each source is reconciled.")
            .RequireRole(Roles.Operator)
            .Produces<LedgerReport>();

    private static async Task<IResult> ReportAsync(NpgsqlDataSource dataSource, LedgerWatch watch, LedgerStatus status, CancellationToken cancellationToken)
    {
        await watch.CountAsync(cancellationToken);
        var counts = status.Counts;
        return TypedResults.Json(new LedgerReport(
            counts.Head,
            status.Paused,
            status.Failing,
            counts.Waiting,
            await ReadAsync(Stopped, row => new StoppedStream(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), row.GetGuid(4), At(row, 5))),
            await ReadAsync(Unreadable, row => new UnreadableDelivery(row.GetString(0), row.GetString(1), row.GetInt32(2), At(row, 3), At(row, 4))),
            await ReadAsync(Sources, row => new SourceReport(row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : At(row, 2), row.GetInt64(3)))));

        static DateTimeOffset At(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

        async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(string sql, Func<NpgsqlDataReader, TRow> read)
        {
            var rows = new List<TRow>();
            await using var command = dataSource.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }
}
