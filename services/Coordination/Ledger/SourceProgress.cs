using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Up to where a source has been compared with the ledger, and the event that stood there, to notice a source that was set back.</summary>
internal readonly record struct Reconciled(long Sequence, Guid? Event);

/// <summary>A stream of which its source has more than the ledger.</summary>
/// <param name="Head">The ledger's last version of it.</param>
/// <param name="Since">Since when that is known.</param>
/// <param name="Waits">Whether events of it already wait for the missing ones.</param>
internal readonly record struct Behind(Guid Stream, long Head, DateTimeOffset Since, bool Waits);

/// <summary>
/// What is remembered of every source. The place up to which it is reconciled moves together with a note of every stream that turned out to be
/// behind, so that nothing is ever both passed and forgotten.
/// </summary>
internal sealed class SourceProgress(NpgsqlDataSource dataSource)
{
    private const string Note =
        """
        insert into ledger_behind (service, stream_id, version, noted_at)
        select $1, h.id, h.version, $4 from unnest($2, $3) h (id, version)
        where h.version > coalesce((select max(e.version) from ledger_entries e where e.stream_id = h.id), 0)
        on conflict (service, stream_id) do update set version = greatest(ledger_behind.version, excluded.version)
        """;

    private const string Move =
        """
        insert into ledger_sources (service, reconciled_sequence, reconciled_event) values ($1, $2, $3)
        on conflict (service) do update set reconciled_sequence = excluded.reconciled_sequence, reconciled_event = excluded.reconciled_event
        """;

    // A stopped stream stays noted, and is looked at again once its alarm is gone.
    private const string Due =
        """
        with heads as (
            select b.stream_id, min(b.noted_at) as since, bool_or(b.waits) as waits
            from (
                select stream_id, noted_at, false as waits from ledger_behind where service = $1
                union all
                select stream_id, min(arrived_at), true from ledger_waiting where service = $1 group by stream_id) b
            where not exists (select from ledger_alarms a where a.stream_id = b.stream_id)
            group by b.stream_id)
        select stream_id, coalesce((select max(e.version) from ledger_entries e where e.stream_id = heads.stream_id), 0), since, waits
        from heads order by since limit 500
        """;

    private const string Caught =
        """
        delete from ledger_behind b
        where service = $1 and version <= (select max(e.version) from ledger_entries e where e.stream_id = b.stream_id)
        """;

    private const string Last =
        """
        select e.time, e.recorded_at from unnest($1) t (type) cross join lateral (
            select position, time, recorded_at from ledger_entries where type = t.type order by position desc limit 1) e
        order by e.position desc limit 1
        """;

    public async Task<Reconciled> ReadAsync(string service, CancellationToken cancellationToken)
    {
        await using var command = Command("select reconciled_sequence, reconciled_event from ledger_sources where service = $1", service);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Reconciled(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetGuid(1))
            : new Reconciled(0, null);
    }

    /// <summary>Notes the streams that are behind and moves on, both or neither.</summary>
    public async Task MoveAsync(string service, IReadOnlyList<StreamHead> heads, Reconciled to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = dataSource.CreateBatch();
        batch.BatchCommands.Add(BatchCommand(Note, service, heads.Select(head => head.Stream).ToArray(), heads.Select(head => head.Version).ToArray(), now));
        batch.BatchCommands.Add(BatchCommand(Move, service, to.Sequence, (object?)to.Event ?? DBNull.Value));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The streams of a source that lack something, longest known first.</summary>
    public async Task<IReadOnlyList<Behind>> BehindAsync(string service, CancellationToken cancellationToken)
    {
        await using var command = Command(Due, service);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var behind = new List<Behind>();
        while (await reader.ReadAsync(cancellationToken))
        {
            behind.Add(new Behind(reader.GetGuid(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetBoolean(3)));
        }

        return behind;
    }

    /// <summary>Forgets the notes of what the ledger has by now.</summary>
    public async Task ForgetCaughtUpAsync(string service, CancellationToken cancellationToken)
    {
        await using var command = Command(Caught, service);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Time and arrival of the last event that the ledger has of these types.</summary>
    public async Task<(DateTimeOffset Time, DateTimeOffset RecordedAt)?> LastAsync(string[] types, CancellationToken cancellationToken)
    {
        await using var command = Command(Last, [types]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateTimeOffset>(1)) : null;
    }

    public async Task SucceededAsync(string service, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = Command("update ledger_sources set succeeded_at = $2 where service = $1", service, now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params IEnumerable<object> values)
    {
        var command = dataSource.CreateCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }

    private static NpgsqlBatchCommand BatchCommand(string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return command;
    }
}
