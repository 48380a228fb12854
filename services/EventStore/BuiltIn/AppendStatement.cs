using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using BorderCoordination.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.EventStore.BuiltIn;

/// <summary>
/// The one statement that appends to a stream. It moves the stream's row and takes the events' versions from it: where the row is at another version,
/// the versions are null and the insert fails. A row that exists already fails on its key.
/// </summary>
internal static class AppendStatement
{
    private const int ParametersPerEvent = 7;

    // PostgreSQL takes at most 65,535 parameters in a statement.
    private const int MostEvents = 9_000;

    private const string Create =
        "with stream as (insert into mt_streams (id, type, version, timestamp, created, tenant_id, is_archived) " +
        "values ($1, $2, $3, $4, $4, '*DEFAULT*', false) returning version) ";

    private const string Move =
        "with stream as (update mt_streams set version = $3, timestamp = $4 where id = $1 and version = $2 returning version) ";

    private static readonly ConcurrentDictionary<(bool New, int Count), string> Statements = new();

    public static NpgsqlBatchCommand Of(StreamName stream, long expectedVersion, IReadOnlyList<NewEvent> events)
    {
        ArgumentOutOfRangeException.ThrowIfZero(events.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events.Count, MostEvents);
        var command = new NpgsqlBatchCommand(Statements.GetOrAdd((expectedVersion == 0, events.Count), shape => Compose(shape.New, shape.Count)));
        var parameters = command.Parameters;
        parameters.Add(Sql.Value(stream.Id));
        parameters.Add(expectedVersion == 0 ? Sql.Text(stream.Aggregate) : Sql.Value(expectedVersion));
        parameters.Add(Sql.Value(expectedVersion + events.Count));
        parameters.Add(Sql.Value(events[^1].Time));
        foreach (var appended in events)
        {
            parameters.Add(Sql.Value(appended.Id));
            parameters.Add(Json(EventData.Write(appended.Data)));
            parameters.Add(Sql.Text(EventCatalogue.Of(appended.Data.GetType()).Name));
            parameters.Add(Sql.Value(appended.Time));
            parameters.Add(Sql.Text(appended.Metadata.CorrelationId));
            parameters.Add(Sql.Text(appended.Metadata.CausationId));
            parameters.Add(Json(EventHeaders.Of(appended.Metadata).Write()));
        }

        return command;
    }

    private static string Compose(bool isNew, int count)
    {
        var sql = new StringBuilder(isNew ? Create : Move)
            .Append("insert into mt_events (seq_id, stream_id, version, id, data, type, timestamp, correlation_id, causation_id, headers, tenant_id, is_archived) values ");
        for (var index = 0; index < count; index++)
        {
            var first = 5 + (index * ParametersPerEvent);
            sql.Append(index == 0 ? "" : ", ")
                .Append(CultureInfo.InvariantCulture, $"(nextval('mt_events_sequence'), $1, (select version from stream) - {count - 1 - index}")
                .Append(CultureInfo.InvariantCulture, $", ${first}, ${first + 1}, ${first + 2}, ${first + 3}, ${first + 4}, ${first + 5}, ${first + 6}")
                .Append(", '*DEFAULT*', false)");
        }

        return sql.ToString();
    }

    private static NpgsqlParameter<byte[]> Json(byte[] value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
