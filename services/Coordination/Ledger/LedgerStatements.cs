using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.Coordination;

/// <summary>What a batch writes into the ledger's own tables, many rows to a statement.</summary>
internal static class LedgerStatements
{
    private const string InsertEntries =
        """
        with counter as (update ledger_counter set position = position + cardinality($1) returning position - cardinality($1) as base),
        entries as (insert into ledger_entries
        select counter.base + e.place, e.id, e.stream_id, e.version, e.service, e.type, e.subject, e.pair, e.visibility, e.time, e.envelope, $11
        from counter, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) with ordinality
            e (id, stream_id, version, service, type, subject, pair, visibility, time, envelope, place))
        select base + 1 from counter
        """;

    private const string InsertWaiting =
        """
        insert into ledger_waiting select w.*, $6 from unnest($1, $2, $3, $4, $5) w (event_id, stream_id, version, service, envelope)
        on conflict do nothing
        """;

    private const string InsertAlarm =
        """
        insert into ledger_alarms (stream_id, event_id, version, recorded_event_id, service, subject, envelope, raised_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing
        """;

    private const string InsertUnreadable =
        """
        insert into ledger_unreadable (digest, reason, envelope, first_at, last_at) values (sha256($1), $2, $1, $3, $3)
        on conflict (digest) do update set times = ledger_unreadable.times + 1, last_at = excluded.last_at
        """;

    public static NpgsqlBatchCommand Entries(IReadOnlyList<Arrival> entries, DateTimeOffset now) => Command(
        InsertEntries,
        Ids(entries.Select(e => e.Envelope.Id)),
        Ids(entries.Select(e => e.Stream.Id)),
        Numbers(entries.Select(e => e.Version)),
        Texts(entries.Select(e => e.Envelope.Service)),
        Texts(entries.Select(e => e.Envelope.Type)),
        Texts(entries.Select(e => e.Envelope.Subject)),
        Texts(entries.Select(e => e.Envelope.Pair.Code)),
        Texts(entries.Select(e => e.Envelope.Visibility.ToString())),
        new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. entries.Select(e => e.Envelope.Time.ToUniversalTime())] },
        Bytes(entries),
        Time(now));

    public static NpgsqlBatchCommand Wait(IReadOnlyList<Arrival> waiting, DateTimeOffset now) => Command(
        InsertWaiting,
        Ids(waiting.Select(e => e.Envelope.Id)),
        Ids(waiting.Select(e => e.Stream.Id)),
        Numbers(waiting.Select(e => e.Version)),
        Texts(waiting.Select(e => e.Envelope.Service)),
        Bytes(waiting),
        Time(now));

    public static NpgsqlBatchCommand WaitNoMore(IEnumerable<Guid> events) => Command("delete from ledger_waiting where event_id = any($1)", Ids(events));

    public static NpgsqlBatchCommand Alarm(Arrival claim, Guid recorded, DateTimeOffset now) => Command(
        InsertAlarm,
        new NpgsqlParameter<Guid> { TypedValue = claim.Stream.Id },
        new NpgsqlParameter<Guid> { TypedValue = claim.Envelope.Id },
        new NpgsqlParameter<long> { TypedValue = claim.Version },
        new NpgsqlParameter<Guid> { TypedValue = recorded },
        new NpgsqlParameter<string> { TypedValue = claim.Envelope.Service },
        new NpgsqlParameter<string> { TypedValue = claim.Envelope.Subject },
        new NpgsqlParameter<byte[]> { TypedValue = claim.Delivery.Body.ToArray() },
        Time(now));

    public static NpgsqlBatchCommand Unreadable(Unreadable unreadable, DateTimeOffset now) => Command(
        InsertUnreadable,
        new NpgsqlParameter<byte[]> { TypedValue = unreadable.Body.ToArray() },
        new NpgsqlParameter<string> { TypedValue = unreadable.Reason.Replace('\0', ' ') },
        Time(now));

    private static NpgsqlBatchCommand Command(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(parameters.ToArray());
        return command;
    }

    private static NpgsqlParameter<Guid[]> Ids(IEnumerable<Guid> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<long[]> Numbers(IEnumerable<long> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<string[]> Texts(IEnumerable<string> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter<byte[][]> Bytes(IEnumerable<Arrival> arrivals) =>
        new() { TypedValue = [.. arrivals.Select(e => e.Delivery.Body.ToArray())], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private static NpgsqlParameter<DateTimeOffset> Time(DateTimeOffset value) => new() { TypedValue = value.ToUniversalTime() };
}
