using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

internal sealed record RawResult(double PerSecond, Shares Shares);

/// <summary>
/// What PostgreSQL takes at the most: the rows that one real command has left (stream, event, read model, idempotency record), with other ids,
/// in one transaction and one round trip for each, prepared.
/// </summary>
internal static class RawInserts
{
    public const string Database = "raw";

    private static readonly string[] Tables = ["mt_streams", "mt_events", "patrols", "idempotency_keys"];

    public static async Task<RawResult> RunAsync(BenchSystem system, Usage usage, Measures measures, CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await system.CopyAsync(Service.JointPatrols.Database, Database);
        var connection = new NpgsqlConnectionStringBuilder(system.ConnectionString(Database)) { MaxPoolSize = Measures.Clients, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 };
        await using var source = NpgsqlDataSource.Create(connection);
        var rows = new List<Row>();
        foreach (var table in Tables)
        {
            rows.Add(await Row.ReadAsync(source, table, cancellationToken));
        }

        var meter = new Meter(Measures.Clients);
        await meter.RunAsync(worker => InsertAsync(source, rows, meter, worker, cancellationToken), measures.RawWarmUp);
        var (perSecond, shares) = await usage.DuringAsync(() => meter.RunAsync(worker => InsertAsync(source, rows, meter, worker, cancellationToken), measures.Raw));
        await system.DropAsync(Database);
        return new RawResult(perSecond, shares);
    }

    private static async Task InsertAsync(NpgsqlDataSource source, List<Row> rows, Meter meter, int worker, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        while (meter.IsRunning)
        {
            var (stream, number) = (Guid.CreateVersion7(), meter.Number());
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in rows)
            {
                batch.BatchCommands.Add(row.Insert(stream, number));
            }

            // One batch outside a transaction is one transaction: its commit is in the same round trip.
            await batch.ExecuteNonQueryAsync(cancellationToken);
            meter.Done(worker);
        }
    }

    /// <summary>A row as the service has written it, to be written again under other keys.</summary>
    private sealed record Row(string Table, string Sql, IReadOnlyList<(string Name, string Type, object Value)> Columns)
    {
        public static async Task<Row> ReadAsync(NpgsqlDataSource source, string table, CancellationToken cancellationToken)
        {
            await using var command = source.CreateCommand($"select * from {table} limit 1");
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken))
            {
                throw new InvalidOperationException($"The first command has left nothing in {table}.");
            }

            var columns = Enumerable.Range(0, reader.FieldCount)
                .Select(place => (Name: reader.GetName(place), Type: reader.GetDataTypeName(place), Value: reader.GetValue(place))).ToList();
            var values = columns.Select((_, place) => $"${place + 1}");
            return new Row(table, $"insert into {table} ({string.Join(", ", columns.Select(column => column.Name))}) values ({string.Join(", ", values)})", columns);
        }

        public NpgsqlBatchCommand Insert(Guid stream, long number)
        {
            var command = new NpgsqlBatchCommand(Sql);
            foreach (var (name, type, value) in Columns)
            {
                var changed = (Table, name) switch
                {
                    ("mt_events", "seq_id") => (object)number,
                    ("mt_events", "id") => Guid.CreateVersion7(),
                    (_, "id" or "stream_id") => stream,
                    ("idempotency_keys", "key") => stream.ToString(),
                    _ => value,
                };
                command.Parameters.Add(new NpgsqlParameter { Value = changed, DataTypeName = type });
            }

            return command;
        }
    }
}
