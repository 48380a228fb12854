using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <summary>
/// A long ledger: copies of one real entry, each of a stream and an id of its own in columns and envelope, put into the ledger's table by one statement while
/// Coordination is stopped. The projections are told that they have taken all of it in, for they are not what is measured.
/// </summary>
internal static class FilledLedger
{
    private const string Fill =
        """
        with model as materialized (select *, convert_from(envelope, 'UTF8') as text from ledger_entries order by position desc limit 1),
        made as materialized (select number, gen_random_uuid() as event, gen_random_uuid() as stream from generate_series(1, $1) number)
        insert into ledger_entries
            (position, event_id, stream_id, version, service, type, subject, pair, visibility, time, envelope, recorded_at)
        select model.position + made.number, made.event, made.stream, model.version, model.service, model.type,
            replace(model.subject, model.stream_id::text, made.stream::text), model.pair, model.visibility, model.time,
            convert_to(replace(replace(model.text, model.event_id::text, made.event::text), model.stream_id::text, made.stream::text), 'UTF8'), model.recorded_at
        from model, made
        """;

    private const string Announce =
        """
        update ledger_counter set position = (select max(position) from ledger_entries);
        update projections set position = (select position from ledger_counter)
        """;

    /// <returns>The last position, and the size of an envelope.</returns>
    public static async Task<(long Head, int EnvelopeSize)> MakeAsync(BenchSystem system, int events, CancellationToken cancellationToken)
    {
        await system.StartAsync(Service.JointPatrols, Service.Coordination);
        using (var client = new CommandClient(system, 1))
        {
            await client.ProposeAsync(cancellationToken);
        }

        await system.LedgerHasAllAsync(cancellationToken);
        await system.StopAsync();
        await using var ledger = NpgsqlDataSource.Create(system.ConnectionString(Service.Coordination.Database));
        await using var fill = ledger.CreateCommand(Fill);
        fill.CommandTimeout = 1800;
        fill.Parameters.Add(new NpgsqlParameter<int> { TypedValue = events });
        await fill.ExecuteNonQueryAsync(cancellationToken);
        foreach (var sql in (string[])[Announce, "vacuum analyze ledger_entries"])
        {
            await using var command = ledger.CreateCommand(sql);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return (
            await ledger.ScalarAsync<long>("select position from ledger_counter", cancellationToken),
            await ledger.ScalarAsync<int>("select length(envelope) from ledger_entries order by position desc limit 1", cancellationToken));
    }
}
