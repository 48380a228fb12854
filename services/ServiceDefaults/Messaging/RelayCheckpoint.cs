using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>How far the broker has confirmed everything. Only ever moves forward, whoever writes it.</summary>
internal sealed class RelayCheckpoint(NpgsqlDataSource dataSource, TimeProvider clock)
{
    private const string Name = "broker";

    public static SchemaPart Schema { get; } = new(
        "relay",
        "create table if not exists relay_checkpoint (name text primary key, sequence bigint not null)");

    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand("select sequence from relay_checkpoint where name = $1");
        command.Parameters.Add(new() { Value = Name });
        return await command.ExecuteScalarAsync(cancellationToken) is long sequence ? sequence : 0;
    }

    public async Task WriteAsync(long sequence, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            insert into relay_checkpoint (name, sequence) values ($1, $2)
            on conflict (name) do update set sequence = greatest(relay_checkpoint.sequence, excluded.sequence)
            """);
        command.Parameters.Add(new() { Value = Name });
        command.Parameters.Add(new() { Value = sequence });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What is still to be confirmed: how many events, and how old the oldest is.</summary>
    public async Task<(long Events, TimeSpan Oldest)> LagAsync(CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            select count(*), min(timestamp) from mt_events
            where seq_id > (select coalesce(max(sequence), 0) from relay_checkpoint where name = $1)
            """);
        command.Parameters.Add(new() { Value = Name });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var oldest = await reader.IsDBNullAsync(1, cancellationToken)
            ? TimeSpan.Zero
            : clock.GetUtcNow() - await reader.GetFieldValueAsync<DateTimeOffset>(1, cancellationToken);
        return (reader.GetInt64(0), oldest < TimeSpan.Zero ? TimeSpan.Zero : oldest);
    }
}
