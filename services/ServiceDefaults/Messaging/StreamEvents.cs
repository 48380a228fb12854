using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Reads one stream's events as they were written. The seam reads a stream into records; the ledger needs the stored form, so this asks where the
/// stream's events stand and takes them from the reader of everything.
/// </summary>
internal sealed class StreamEvents(IEventStore store, NpgsqlDataSource dataSource)
{
    public async Task<IReadOnlyList<StoredEvent>> ReadAsync(Guid stream, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        var events = new List<StoredEvent>();
        foreach (var sequence in await SequencesAsync(stream, afterVersion, limit, cancellationToken))
        {
            events.AddRange(await store.ReadAllAsync(sequence - 1, 1, cancellationToken));
        }

        return events;
    }

    private async Task<IReadOnlyList<long>> SequencesAsync(Guid stream, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select seq_id from mt_events where stream_id = $1 and version > $2 order by version limit $3");
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = afterVersion });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sequences = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            sequences.Add(reader.GetInt64(0));
        }

        return sequences;
    }
}
