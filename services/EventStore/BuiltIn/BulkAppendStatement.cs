using BorderCoordination.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.EventStore.BuiltIn;

/// <summary>
/// One statement for many streams, by arrays. As in <see cref="AppendStatement"/>, events of a stream that is at another version get no version,
/// and the insert fails on it. The numbers are drawn over the sorted events, so that their order is that of the appends.
/// </summary>
internal static class BulkAppendStatement
{
    private const string Sql =
        """
        with wanted as (
            select * from unnest($1::uuid[], $2::varchar[], $3::bigint[], $4::bigint[], $5::timestamptz[]) as w (id, type, expected, version, time)),
        created as (
            insert into mt_streams (id, type, version, timestamp, created, tenant_id, is_archived)
            select id, type, version, time, time, '*DEFAULT*', false from wanted where expected = 0
            returning id),
        moved as (
            update mt_streams s set version = w.version, timestamp = w.time from wanted w
            where s.id = w.id and s.version = w.expected and w.expected > 0
            returning s.id),
        written as (select id from created union all select id from moved),
        sorted as (
            select e.*, case when w.id is not null then e.at end as version
            from unnest($6::uuid[], $7::uuid[], $8::bigint[], $9::jsonb[], $10::varchar[], $11::timestamptz[], $12::varchar[], $13::varchar[], $14::jsonb[])
                with ordinality as e (id, stream_id, at, data, type, time, correlation_id, causation_id, headers, place)
            left join written w on w.id = e.stream_id
            order by e.place)
        insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers, tenant_id, is_archived)
        select nextval('mt_events_sequence'), id, stream_id, version, data, type, time, correlation_id, causation_id, headers, '*DEFAULT*', false from sorted
        """;

    public static NpgsqlBatchCommand Of(IReadOnlyList<StreamAppend> appends)
    {
        var streams = appends.GroupBy(append => append.Stream.Id).Select(group => (First: group.First(), Last: group.Last())).ToArray();
        var events = appends.SelectMany(append => append.Events.Select((added, index) => (append.Stream.Id, Version: append.ExpectedVersion + index + 1, Event: added))).ToArray();
        return new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                Array(NpgsqlDbType.Uuid, streams, stream => stream.First.Stream.Id),
                Array(NpgsqlDbType.Varchar, streams, stream => stream.First.Stream.Aggregate),
                Array(NpgsqlDbType.Bigint, streams, stream => stream.First.ExpectedVersion),
                Array(NpgsqlDbType.Bigint, streams, stream => stream.Last.ExpectedVersion + stream.Last.Events.Count),
                Array(NpgsqlDbType.TimestampTz, streams, stream => stream.Last.Events[^1].Time.ToUniversalTime()),
                Array(NpgsqlDbType.Uuid, events, added => added.Event.Id),
                Array(NpgsqlDbType.Uuid, events, added => added.Id),
                Array(NpgsqlDbType.Bigint, events, added => added.Version),
                Array(NpgsqlDbType.Jsonb, events, added => EventData.Write(added.Event.Data)),
                Array(NpgsqlDbType.Varchar, events, added => EventCatalogue.Of(added.Event.Data.GetType()).Name),
                Array(NpgsqlDbType.TimestampTz, events, added => added.Event.Time.ToUniversalTime()),
                Array(NpgsqlDbType.Varchar, events, added => added.Event.Metadata.CorrelationId),
                Array(NpgsqlDbType.Varchar, events, added => added.Event.Metadata.CausationId),
                Array(NpgsqlDbType.Jsonb, events, added => EventHeaders.Of(added.Event.Metadata).Write()),
            },
        };
    }

    private static NpgsqlParameter<TValue[]> Array<T, TValue>(NpgsqlDbType type, T[] items, Func<T, TValue> value) =>
        new() { TypedValue = System.Array.ConvertAll(items, item => value(item)), NpgsqlDbType = NpgsqlDbType.Array | type };
}
