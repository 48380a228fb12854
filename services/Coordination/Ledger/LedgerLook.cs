using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Where the ledger stands with the streams of a batch: one round trip, under the lock of the one writer.</summary>
internal static class LedgerLook
{
    /// <summary>Held by whoever records, so that two writers never decide on the same state.</summary>
    private const int WriterLock = 100;

    // Of one stream's waiting events so many are drained at once; the rest with the next pass.
    private const int MostWaiting = 1000;

    private static readonly string Lock = $"select pg_advisory_xact_lock({AdvisoryLocks.Space}, {WriterLock})";

    private const string Heads =
        """
        select s.id,
            coalesce((select e.version from ledger_entries e where e.stream_id = s.id order by e.version desc limit 1), 0),
            exists (select from ledger_alarms a where a.stream_id = s.id)
        from unnest($1) s (id)
        """;

    private const string Recorded =
        """
        select e.event_id, e.stream_id, e.version from unnest($1) c (id) join ledger_entries e on e.event_id = c.id
        union
        select e.event_id, e.stream_id, e.version
        from unnest($2, $3) c (stream_id, version) join ledger_entries e on e.stream_id = c.stream_id and e.version = c.version
        """;

    private static readonly string Waiting =
        $"""
        select w.event_id, w.stream_id, w.version
        from unnest($1) s (id) cross join lateral (
            select * from ledger_waiting where stream_id = s.id order by version, arrived_at limit {MostWaiting}) w
        """;

    /// <summary>Takes the writer's lock and looks.</summary>
    public static async Task<LedgerState> StateAsync(
        NpgsqlTransaction transaction, IEnumerable<Guid> streams, IReadOnlyCollection<Candidate> candidates, CancellationToken cancellationToken)
    {
        var ids = streams.Concat(candidates.Select(candidate => candidate.Stream)).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Lock));
        batch.BatchCommands.Add(Command(Heads, Ids(ids)));
        batch.BatchCommands.Add(Command(
            Recorded,
            Ids(candidates.Select(candidate => candidate.Id)),
            Ids(candidates.Select(candidate => candidate.Stream)),
            new NpgsqlParameter<long[]> { TypedValue = [.. candidates.Select(candidate => candidate.Version)] }));
        batch.BatchCommands.Add(Command(Waiting, Ids(ids)));

        var (heads, stopped) = (new Dictionary<Guid, long>(), new HashSet<Guid>());
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            heads.Add(reader.GetGuid(0), reader.GetInt64(1));
            if (reader.GetBoolean(2))
            {
                stopped.Add(reader.GetGuid(0));
            }
        }

        var recorded = await CandidatesAsync(reader, cancellationToken);
        var waiting = await CandidatesAsync(reader, cancellationToken);
        return new LedgerState(heads, stopped, recorded.ToHashSet(), waiting);
    }

    /// <summary>Reads events that had been waiting.</summary>
    public static async Task<IReadOnlyList<Arrival>> WaitingAsync(
        NpgsqlTransaction transaction, IReadOnlyCollection<Candidate> candidates, CancellationToken cancellationToken)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var arrivals = new List<Arrival>(candidates.Count);
        await using var command = new NpgsqlCommand("select envelope from ledger_waiting where event_id = any($1)", transaction.Connection, transaction);
        command.Parameters.Add(Ids(candidates.Select(candidate => candidate.Id)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            arrivals.Add(Arrival.Read(new Delivery(reader.GetFieldValue<byte[]>(0))));
        }

        return arrivals;
    }

    private static async Task<List<Candidate>> CandidatesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var candidates = new List<Candidate>();
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            candidates.Add(new Candidate(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2)));
        }

        return candidates;
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter<Guid[]> Ids(IEnumerable<Guid> values) => new() { TypedValue = [.. values] };
}
