using System.Diagnostics;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// Reads the whole store in order without ever passing an event by. Numbers are drawn before the commit, so a missing number may still turn up.
/// Every append holds the shared lock (<see cref="AdvisoryLocks.Append"/>) from before it draws until it has ended. So whoever drew a number below the highest
/// one that was seen, <c>h</c>, either held the lock when <c>h</c> was seen, or has ended. Once those holders have ended, a new statement sees
/// everything up to <c>h</c> that will ever be there; what is still missing was rolled back. The lock itself is never asked for: a request for it
/// in exclusive mode would make every writer queue behind the slowest one.
/// </summary>
/// <remarks>What comes before a gap is returned at once; a gap is resolved when it is the first thing to read.</remarks>
internal sealed class ExactReader(NpgsqlDataSource dataSource)
{
    private const int LongestPause = 5;

    // The aggregate by a subquery, not by a join: whatever the statistics say, this stays a walk along the key.
    private const string Page =
        """
        select seq_id, id, (select s.type from mt_streams s where s.id = e.stream_id), stream_id, version, type, data, timestamp,
            correlation_id, causation_id, headers
        from mt_events e where seq_id > $1 and seq_id <= $2 order by seq_id limit $3
        """;

    private static readonly string Holders =
        $"""
        select coalesce(pid, 0) || ' ' || virtualtransaction from pg_locks
        where locktype = 'advisory' and granted and classid = {AdvisoryLocks.Space} and objid = {AdvisoryLocks.Append} and objsubid = 2
            and database = (select oid from pg_database where datname = current_database())
        """;

    // Nothing that is still missing up to here will ever come.
    private long _settled;

    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        // Taken before the statement whose result it is applied to: an older statement may not have seen what was settled since.
        var settled = Volatile.Read(ref _settled);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var page = await ReadPageAsync(connection, after, long.MaxValue, limit, cancellationToken);
        var sure = Contiguous(page, after, settled);
        if (page.Count == 0 || sure > 0)
        {
            return sure == page.Count ? page : page[..sure];
        }

        var highest = page[^1].Sequence;
        await WaitForHoldersAsync(connection, cancellationToken);
        page = await ReadPageAsync(connection, after, highest, limit, cancellationToken);
        Settle(highest);
        return page;
    }

    private static int Contiguous(List<StoredEvent> page, long after, long settled)
    {
        var count = 0;
        for (; count < page.Count; count++)
        {
            var next = page[count].Sequence;
            if (next > after + 1 && next > settled + 1)
            {
                break;
            }

            after = next;
        }

        return count;
    }

    private static async Task WaitForHoldersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var awaited = await ReadHoldersAsync(connection, cancellationToken);
        for (var pause = 1; awaited.Count > 0; pause = Math.Min(pause + 1, LongestPause))
        {
            await Task.Delay(pause, cancellationToken);
            awaited.IntersectWith(await ReadHoldersAsync(connection, cancellationToken));
        }

        Telemetry.GapDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    private static async Task<HashSet<string>> ReadHoldersAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Holders, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var holders = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            holders.Add(reader.GetString(0));
        }

        return holders;
    }

    private static async Task<List<StoredEvent>> ReadPageAsync(NpgsqlConnection connection, long after, long upTo, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Page, connection)
        {
            Parameters = { Sql.Value(after), Sql.Value(upTo), Sql.Value(limit) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var page = new List<StoredEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            page.Add(new StoredEvent(
                reader.GetInt64(0),
                reader.GetGuid(1),
                new StreamName(reader.GetString(2), reader.GetGuid(3)),
                reader.GetInt64(4),
                reader.GetString(5),
                reader.GetFieldValue<byte[]>(6),
                reader.GetFieldValue<DateTimeOffset>(7),
                EventHeaders.Read(reader.GetFieldValue<byte[]>(10)).ToMetadata(
                    reader.IsDBNull(8) ? null : reader.GetString(8),
                    reader.IsDBNull(9) ? null : reader.GetString(9))));
        }

        return page;
    }

    private void Settle(long highest)
    {
        for (var settled = Volatile.Read(ref _settled); settled < highest;)
        {
            var seen = Interlocked.CompareExchange(ref _settled, highest, settled);
            if (seen == settled)
            {
                return;
            }

            settled = seen;
        }
    }
}
