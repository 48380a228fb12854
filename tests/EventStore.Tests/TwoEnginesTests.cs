using System.Text;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore.BuiltIn;
using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests;

/// <summary>One database under one engine after the other. With one engine in the build it is the same one, opened again.</summary>
public sealed class TwoEnginesTests
{
    public static TheoryData<string, string> Pairs { get; } = [.. from first in Names from second in Names select new TheoryDataRow<string, string>(first, second)];

    private static IEnumerable<string> Names => Engines.Optional.Select(engine => engine.Name).Prepend(BuiltInEngine.EngineName);

    [Theory, MemberData(nameof(Pairs))]
    public async Task What_one_engine_wrote_the_other_reads_and_carries_on(string first, string second)
    {
        await using var database = await TestPostgres.CreateAsync(StoreCalls.Token);
        var stream = Patrol.NewStream();
        await UnderAsync(first, database, store => store.CommittedAsync(stream, Patrol.Propose("Tuần tra chung ຮ່ວມກັນ 2026-11-24T00:00:00Z")));
        var written = await UnderAsync(first, database, store => store.ReadAsync(stream));
        var rows = await RowsAsync(database);

        (await UnderAsync(second, database, store => store.ReadAsync(stream))).Select(Comparable).ShouldBe(written.Select(Comparable));
        (await RowsAsync(database)).ShouldBe(rows);

        // And on, to and fro, each appending to what the other left.
        var engines = new[] { second, first, second, first };
        foreach (var (round, engine) in engines.Index())
        {
            (await UnderAsync(engine, database, store => store.CommittedAsync(stream, Patrol.Confirm))).Version.ShouldBe(round + 2);
            await UnderAsync(engine, database, store => store.ProposedAsync());
        }

        var underFirst = await UnderAsync(first, database, store => store.ReadAllAsync());
        var underSecond = await UnderAsync(second, database, store => store.ReadAllAsync());
        underFirst.Select(Comparable).ShouldBe(underSecond.Select(Comparable));
        underFirst.Count.ShouldBe(9);
        (await UnderAsync(first, database, store => store.ReadAsync(stream))).Select(Comparable)
            .ShouldBe((await UnderAsync(second, database, store => store.ReadAsync(stream))).Select(Comparable));
    }

    [Theory, MemberData(nameof(Pairs))]
    public async Task Both_write_the_same_rows_but_for_ids_and_numbers(string first, string second)
    {
        await using var one = await TestPostgres.CreateAsync(StoreCalls.Token);
        await using var other = await TestPostgres.CreateAsync(StoreCalls.Token);
        var stream = Patrol.NewStream();
        foreach (var (engine, database) in new[] { (first, one), (second, other) })
        {
            await UnderAsync(engine, database, async store =>
            {
                await store.CommittedAsync(stream, Patrol.Propose(),
                    new Intent<Patrol>(_ => Patrol.ByVietnam with { CorrelationId = "c1", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }));
                return await store.CommittedAsync(stream, Patrol.Confirm,
                    new Intent<Patrol>(_ => Patrol.ByVietnam with { CorrelationId = "c2", CausationId = "b", Unit = "2026-01-01", Person = "7" }));
            });
        }

        const string Columns =
            """
            select string_agg(concat_ws(' | ', e.stream_id, e.version, e.data, coalesce(e.bdata::text, '-'), e.type, e.timestamp, e.tenant_id, coalesce(e.mt_dotnet_type, '-'),
                coalesce(e.correlation_id, '-'), coalesce(e.causation_id, '-'), e.headers - 'traceparent', e.is_archived,
                s.type, s.version, s.tenant_id, s.is_archived), E'\n' order by e.version)
            from mt_events e join mt_streams s on s.id = e.stream_id
            """;
        (await one.ScalarAsync<string>(Columns, StoreCalls.Token)).ShouldBe(await other.ScalarAsync<string>(Columns, StoreCalls.Token));
    }

    private static (Guid, StreamName, long, string, string, DateTimeOffset, EventMetadata) Comparable(RecordedEvent recorded) =>
        (recorded.Id, recorded.Stream, recorded.Version, recorded.Type, Encoding.UTF8.GetString(EventData.Write(recorded.Data)), recorded.Time, recorded.Metadata);

    private static (long, Guid, StreamName, long, string, string, DateTimeOffset, EventMetadata) Comparable(StoredEvent stored) =>
        (stored.Sequence, stored.Id, stored.Stream, stored.Version, stored.Type, Encoding.UTF8.GetString(stored.Data.Span), stored.Time, stored.Metadata);

    private static async Task<T> UnderAsync<T>(string engine, TestPostgres database, Func<TestStore, Task<T>> work)
    {
        await using var store = await TestStore.StartAsync(engine, database);
        return await work(store);
    }

    private static async Task<string> RowsAsync(TestPostgres database) => await database.ScalarAsync<string>(
        "select (select string_agg(e::text, E'\\n' order by seq_id) from mt_events e) || (select string_agg(s::text, E'\\n' order by id) from mt_streams s)", StoreCalls.Token);
}
