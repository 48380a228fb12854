using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests;

public sealed class AppendSignalTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task An_append_wakes_its_own_process_once_it_is_committed(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var seen = store.Events.Signal.Count;
        var woken = store.Events.Signal.WaitAsync(seen, Long, StoreCalls.Token);

        await store.ProposedAsync();

        await woken;
        store.Events.Signal.Count.ShouldBeGreaterThan(seen);
        (await store.ReadAllAsync()).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_was_appended_before_the_waiting_is_not_missed(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var seen = store.Events.Signal.Count;
        await store.ProposedAsync();

        await store.Events.Signal.WaitAsync(seen, Long, StoreCalls.Token);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Waiting_ends_with_its_time_and_with_its_token(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await ListeningAsync(store.Database, 1);
        var signal = store.Events.Signal;
        await Eventually.BecomesTrueAsync(() => Task.FromResult(signal.Count == 1), StoreCalls.Token);

        await signal.WaitAsync(1, TimeSpan.FromMilliseconds(1), StoreCalls.Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(StoreCalls.Token);
        var waiting = signal.WaitAsync(1, Long, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_append_wakes_the_other_processes_too(string engine)
    {
        await using var here = await TestStore.StartAsync(engine);
        await using var there = await TestStore.StartAsync(engine, here.Database);
        await ListeningAsync(here.Database, 2);
        var seen = await SettledAsync(there);

        await here.ProposedAsync();

        await there.Events.Signal.WaitAsync(seen, Long, StoreCalls.Token);
        (await there.ReadAllAsync()).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task After_its_connections_were_killed_it_hears_and_tells_again(string engine)
    {
        await using var here = await TestStore.StartAsync(engine);
        await using var there = await TestStore.StartAsync(engine, here.Database);
        await ListeningAsync(here.Database, 2);
        await SettledAsync(there);
        await here.Database.ExecuteAsync(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'", StoreCalls.Token);
        await ListeningAsync(here.Database, 2);
        var seen = await SettledAsync(there);

        await here.ProposedAsync();

        await there.Events.Signal.WaitAsync(seen, Long, StoreCalls.Token);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_notification_is_not_part_of_the_append(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await ListeningAsync(store.Database, 1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.ProposedAsync()));

        await Eventually.BecomesTrueAsync(
            () => store.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and query like 'notify%')"), StoreCalls.Token);

        (await store.CountAsync("pg_stat_activity where datname = current_database() and query like 'notify%'")).ShouldBe(1);
    }

    private static Task ListeningAsync(TestPostgres database, int processes) => Eventually.BecomesTrueAsync(
        async () => await database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and query like 'listen%' and state = 'idle'", StoreCalls.Token) == processes,
        StoreCalls.Token);

    /// <summary>The count once the process has told its readers that it listens.</summary>
    private static async Task<long> SettledAsync(TestStore store)
    {
        await Eventually.BecomesTrueAsync(() => Task.FromResult(store.Events.Signal.Count > 0), StoreCalls.Token);
        return store.Events.Signal.Count;
    }
}
