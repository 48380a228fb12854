using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <param name="EnvelopeSize">Of one event as published, in bytes.</param>
internal sealed record BacklogResult(double PerSecond, int EnvelopeSize, Shares Shares);

/// <summary>
/// A backlog of events that nobody has published yet, made of the last real one while relay and ledger are stopped, and how fast both bring it into
/// the ledger: from the first batch of positions to the last.
/// </summary>
internal static class Backlog
{
    private const string Fill =
        """
        with model as materialized (select * from mt_events order by seq_id desc limit 1),
        made as materialized (select gen_random_uuid() as stream, gen_random_uuid() as event from generate_series(1, $1)),
        streams as (
            insert into mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
            select made.stream, s.type, s.version, s.timestamp, s.created, s.tenant_id, s.is_archived
            from made, mt_streams s where s.id = (select stream_id from model))
        insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, correlation_id, causation_id, headers, is_archived)
        select nextval('mt_events_sequence'), made.event, made.stream, model.version, model.data || jsonb_build_object('patrolId', made.stream), model.type,
            model.timestamp, model.tenant_id, model.correlation_id, model.causation_id, model.headers, model.is_archived
        from made, model
        """;

    private const string Rate =
        """
        with drained as (select position, recorded_at from ledger_entries where position > $1)
        select count(*) filter (where recorded_at > (select min(recorded_at) from drained)),
            extract(epoch from max(recorded_at) - min(recorded_at))::double precision
        from drained
        """;

    public static async Task<BacklogResult> RunAsync(BenchSystem system, Usage usage, Measures measures, CancellationToken cancellationToken)
    {
        await using var patrols = NpgsqlDataSource.Create(system.ConnectionString(Service.JointPatrols.Database));
        await using var ledger = NpgsqlDataSource.Create(system.ConnectionString(Service.Coordination.Database));
        var before = await ledger.ScalarAsync<long>("select position from ledger_counter", cancellationToken);
        var size = await ledger.ScalarAsync<int>("select length(envelope) from ledger_entries order by position desc limit 1", cancellationToken);
        await using var fill = patrols.CreateCommand(Fill);
        fill.CommandTimeout = 600;
        fill.Parameters.Add(new NpgsqlParameter<int> { TypedValue = measures.Backlog });
        await fill.ExecuteNonQueryAsync(cancellationToken);

        await system.StartAsync(Service.Coordination);
        var (_, shares) = await usage.DuringAsync(async () =>
        {
            await system.StartAsync(Service.JointPatrols);
            await system.LedgerHasAllAsync(cancellationToken);
            return true;
        });

        await using var rate = ledger.CreateCommand(Rate);
        rate.Parameters.Add(new NpgsqlParameter<long> { TypedValue = before });
        await using var reader = await rate.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new BacklogResult(reader.GetInt64(0) / reader.GetDouble(1), size, shares);
    }
}
