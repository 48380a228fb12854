using BorderCoordination.Contracts;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// Reads the ledger by position. Positions have no gaps and appear in their order, so what is after one, up to the counter, is complete.
/// The counter is looked up by its key: only so the planner knows that it has one row, and does not prepare for thousands.
/// </summary>
internal sealed class LedgerReader(NpgsqlDataSource dataSource) : IDisposable
{
    /// <summary>
    /// Pages that are read at the same time, whoever asks: when hundreds of subscribers come back at once they take turns, instead of taking every connection from
    /// the ledger that they wait for.
    /// </summary>
    private const int MostAtOnce = 8;

    private const string Columns = "position, type, subject, pair, visibility, envelope";

    private readonly SemaphoreSlim _turns = new(MostAtOnce);

    /// <summary>The last position.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select position from ledger_counter where one");
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What passes a filter after a position. Without a filter everything: for the feeds' own use.</summary>
    /// <param name="mostBytes">The page ends with the envelope that makes it larger than this.</param>
    public async Task<FeedPage> ReadAsync(long after, FeedFilter? filter, int limit, CancellationToken cancellationToken, int mostBytes = int.MaxValue)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await ReadPageAsync(after, filter, limit, mostBytes, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<FeedPage> ReadPageAsync(long after, FeedFilter? filter, int limit, int mostBytes, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand();
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        command.CommandText =
            $"""
            select head.position, e.* from ledger_counter head left join lateral (
                select {Columns} from ledger_entries
                where position > $1 and position <= head.position{(filter is null ? "" : Where(filter, command.Parameters))}
                order by position limit $2) e on true
            where head.one
            order by e.position
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (head, entries, bytes) = (0L, new List<FeedEntry>(), 0L);
        while (bytes <= mostBytes && await reader.ReadAsync(cancellationToken))
        {
            head = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                entries.Add(filter is null ? Entry(reader) : filter.Rendering.Render(Entry(reader)));
                bytes += entries[^1].Envelope.Length;
            }
        }

        return new FeedPage(entries, entries.Count == limit || bytes > mostBytes ? entries[^1].Position : Math.Max(after, head), head);
    }

    /// <summary>The same rule as <see cref="FeedFilter.Passes"/>, for the database.</summary>
    private static string Where(FeedFilter filter, NpgsqlParameterCollection parameters)
    {
        var where = $" and pair = any({Add(filter.Pairs)}) and visibility = any({Add([Visibility.Shared.ToString(), filter.Actor.Party.Code])})";
        if (filter.Types is { } types)
        {
            where += $" and type = any({Add(types)})";
        }

        if (filter.Subjects is { } subjects)
        {
            // By the stream's index; the subject itself is compared for its aggregate's name.
            where += $" and subject = any({Add(subjects)})";
            where += $" and stream_id = any({Add(subjects.Select(subject => Guid.Parse(subject[(subject.IndexOf('/', StringComparison.Ordinal) + 1)..])))})";
        }

        return where;

        string Add<TValue>(IEnumerable<TValue> values)
        {
            parameters.Add(new NpgsqlParameter { Value = values.ToArray() });
            return FormattableString.Invariant($"${parameters.Count}");
        }
    }

    private static FeedEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetInt64(1),
        reader.GetString(2),
        reader.GetString(3),
        BorderPair.Parse(reader.GetString(4)),
        Visibility.Parse(reader.GetString(5)),
        reader.GetFieldValue<byte[]>(6));
}
