using BorderCoordination.Contracts;
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

    public static NpgsqlBatchCommand Of(StreamName stream) => new(Whole) { Parameters = { Sql.Value(stream.Id) } };

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
            var data = EventVersions.Current(EventData.Read(reader.GetString(2), reader.GetFieldValue<byte[]>(3)));
            events.Add(new RecordedEvent(
                reader.GetGuid(0),
                stream,
                reader.GetInt64(1),
                EventCatalogue.Of(data.GetType()).Name,
                data,
                reader.GetFieldValue<DateTimeOffset>(4),
                EventHeaders.Read(reader.GetFieldValue<byte[]>(7)).ToMetadata(
                    reader.IsDBNull(5) ? null : reader.GetString(5),
                    reader.IsDBNull(6) ? null : reader.GetString(6))));
        }

        return events;
    }
}
