using Npgsql;

namespace BorderCoordination.EventStore.Tests;

public sealed class WriteTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task Five_hundred_streams_and_own_rows_are_written_together_and_in_order(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var streams = Enumerable.Range(0, 500).Select(_ => Patrol.NewStream()).ToArray();

        await store.Events.WriteAsync(
            async (appender, token) =>
            {
                foreach (var stream in streams)
                {
                    await appender.AppendAsync(stream, 0, [New()], token);
                }

                foreach (var stream in streams.Take(10))
                {
                    await appender.AppendAsync(stream, 1, [New(), New()], token);
                }

                await using var own = new NpgsqlCommand("insert into patrol_titles values (gen_random_uuid(), 1, 'own')", appender.Transaction.Connection, appender.Transaction);
                await own.ExecuteNonQueryAsync(token);
            },
            StoreCalls.Token);

        (await store.ReadAllAsync()).Select(stored => stored.Stream).ShouldBe([.. streams, .. streams.Take(10).SelectMany(stream => new[] { stream, stream })]);
        (await store.ReadAsync(streams[3])).Select(recorded => recorded.Version).ShouldBe([1, 2, 3]);
        (await store.CountAsync("patrol_titles")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_copy_keeps_id_time_and_metadata_of_its_original(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        var original = New() with { Time = store.Clock.Now.AddDays(-3), Metadata = Patrol.ByVietnam with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", CorrelationId = "c" } };

        await store.Events.WriteAsync((appender, token) => appender.AppendAsync(stream, 0, [original], token), StoreCalls.Token);

        var copy = (await store.ReadAllAsync()).ShouldHaveSingleItem();
        (copy.Id, copy.Time, copy.Metadata).ShouldBe((original.Id, original.Time.AddTicks(-7), original.Metadata));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_wrong_version_names_the_stream_and_nothing_is_written(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var there = await store.ProposedAsync();

        foreach (var (stream, wrong) in new[] { (there, 0L), (there, 2L), (Patrol.NewStream(), 1L) })
        {
            var failure = await Should.ThrowAsync<StreamVersionConflictException>(() => store.Events.WriteAsync(
                async (appender, token) =>
                {
                    await appender.AppendAsync(Patrol.NewStream(), 0, [New()], token);
                    await appender.AppendAsync(stream, wrong, [New()], token);
                    await appender.AppendAsync(Patrol.NewStream(), 0, [New()], token);
                },
                StoreCalls.Token));
            (failure.Stream, failure.Expected).ShouldBe((stream, wrong));
        }

        (await store.CountAsync("mt_events")).ShouldBe(1);
        (await store.ScalarAsync<long>("select version from mt_streams")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Work_that_fails_leaves_nothing(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        await Should.ThrowAsync<NotSupportedException>(() => store.Events.WriteAsync(
            async (appender, token) =>
            {
                await appender.AppendAsync(Patrol.NewStream(), 0, [New()], token);
                throw new NotSupportedException();
            },
            StoreCalls.Token));
        await store.Events.WriteAsync((_, _) => Task.CompletedTask, StoreCalls.Token);

        (await store.CountAsync("mt_streams")).ShouldBe(0);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Such_work_holds_the_lock_that_the_reader_looks_for(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        await store.Events.WriteAsync(
            async (_, _) => (await store.CountAsync($"pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and objid = {AdvisoryLocks.Append} and mode = 'ShareLock'")).ShouldBe(1),
            StoreCalls.Token);
    }

    private static NewEvent New() => Patrol.New(Patrol.Proposed(), new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567));
}
