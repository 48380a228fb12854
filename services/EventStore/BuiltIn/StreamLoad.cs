using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.EventStore.BuiltIn;

/// <summary>The statements that load a stream.</summary>
internal static class StreamLoad
{
    private const string Events = "select id, version, type, data, timestamp, correlation_id, causation_id, headers from mt_events where stream_id = $1";

    private const string Whole = Events + " order by version";

    private const string OfKind = Events + " and exists (select from mt_streams where id = $1 and type = $2)";

    private const string Limited = OfKind + " and ($3 is null or version <= $3) and ($4 is null or timestamp <= $4) order by version";

    // As strong as the update that follows, so that writers of one stream queue. It has to be a statement of its own: only the next one sees what
    // was committed during the wait.
    private const string Lock = "select type from mt_streams where id = $1 for no key update";

    // Advisory locks may be taken again by their holder: who did not get the key's lock does not queue for the stream either.
    private const string LockWithKey = "select type from mt_streams where id = $1 and pg_try_advisory_xact_lock($2) for no key update";

    public static void AddLocked(NpgsqlBatch batch, StreamName stream, long? keyLock)
    {
        var locked = new NpgsqlBatchCommand(keyLock is null ? Lock : LockWithKey) { Parameters = { Sql.Value(stream.Id) } };
        if (keyLock is { } number)
        {
            locked.Parameters.Add(Sql.Value(number));
        }

        batch.BatchCommands.Add(locked);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Whole) { Parameters = { Sql.Value(stream.Id) } });
    }

    /// <summary>Reads what <see cref="AddLocked"/> gives; a stream of another kind is none.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> ReadLockedAsync(NpgsqlDataReader reader, StreamName stream, CancellationToken cancellationToken)
    {
        var isOfKind = await reader.ReadAsync(cancellationToken) && reader.GetString(0) == stream.Aggregate;
        await reader.NextResultAsync(cancellationToken);
        return isOfKind ? await ReadAsync(reader, stream, cancellationToken) : [];
    }

    public static NpgsqlCommand As(NpgsqlConnection connection, StreamName stream, StreamLimit limit)
    {
        var command = new NpgsqlCommand(limit == StreamLimit.None ? OfKind + " order by version" : Limited, connection) { Parameters = { Sql.Value(stream.Id), Sql.Value(stream.Aggregate) } };
        if (limit != StreamLimit.None)
        {
            command.Parameters.Add(new NpgsqlParameter<long?> { TypedValue = limit.Version, NpgsqlDbType = NpgsqlDbType.Bigint });
            command.Parameters.Add(Sql.Time(limit.Time));
        }

        return command;
    }

    public static async Task<IReadOnlyList<RecordedEvent>> ReadAsync(NpgsqlDataReader reader, StreamName stream, CancellationToken cancellationToken)
    {
        var events = new List<RecordedEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var type = reader.GetString(2);
            events.Add(new RecordedEvent(
                reader.GetGuid(0),
                stream,
                reader.GetInt64(1),
                type,
                EventData.Read(type, reader.GetFieldValue<byte[]>(3)),
                reader.GetFieldValue<DateTimeOffset>(4),
                EventHeaders.Read(reader.GetFieldValue<byte[]>(7)).ToMetadata(
                    reader.IsDBNull(5) ? null : reader.GetString(5),
                    reader.IsDBNull(6) ? null : reader.GetString(6))));
        }

        return events;
    }
}
