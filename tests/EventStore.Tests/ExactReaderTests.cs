using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests;

/// <summary>Commits are held back by hand; that the reader waits is read off the server, so nothing here depends on time.</summary>
public sealed class ExactReaderTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_commit_that_comes_late_is_waited_for(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var late = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();

        var reading = await WaitingAsync(store, after: 0);
        await late.CommitAsync();

        (await reading).Select(stored => (stored.Sequence, stored.Stream == late.Stream)).ShouldBe([(1, true), (2, false)]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_comes_before_a_gap_is_given_at_once(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.ProposedAsync();
        await using var late = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();

        (await store.ReadAllAsync()).ShouldHaveSingleItem().Sequence.ShouldBe(1);
        var reading = await WaitingAsync(store, after: 1);
        await late.CommitAsync();

        (await reading).Select(stored => stored.Sequence).ShouldBe([2, 3]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_commit_at_the_end_is_no_gap_and_comes_with_the_next_reading(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.ProposedAsync();
        await using var late = await OpenAppend.OneAsync(store);

        (await store.ReadAllAsync(after: 1)).ShouldBeEmpty();
        await late.CommitAsync();

        (await store.ReadAllAsync(after: 1)).ShouldHaveSingleItem().Stream.ShouldBe(late.Stream);
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_was_rolled_back_is_not_waited_for_once_it_has_ended(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var failing = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();

        var reading = await WaitingAsync(store, after: 0);
        await failing.RollBackAsync();

        (await reading).ShouldHaveSingleItem().Sequence.ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_lock_outlives_a_savepoint_that_is_rolled_back(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var open = await OpenAppend.BeginAsync(store);
        await open.Transaction.SaveAsync("before", StoreCalls.Token);
        await open.AppendAsync(store, Patrol.NewStream());
        await open.Transaction.RollbackAsync("before", StoreCalls.Token);
        await open.AppendAsync(store, open.Stream);
        await store.ProposedAsync();

        var reading = await WaitingAsync(store, after: 0);
        await open.CommitAsync();

        (await reading).Select(stored => (stored.Sequence, stored.Stream == open.Stream)).ShouldBe([(2, true), (3, false)]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_append_whose_connection_is_killed_is_not_waited_for(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var dying = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();

        var reading = await WaitingAsync(store, after: 0);
        await store.Database.ExecuteAsync($"select pg_terminate_backend({dying.Pid})", StoreCalls.Token);

        (await reading).ShouldHaveSingleItem().Sequence.ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Numbers_that_were_burnt_hold_nobody_up_and_are_looked_into_once(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.Database.ExecuteAsync("select nextval('mt_events_sequence') from generate_series(1, 40)", StoreCalls.Token);
        await store.ProposedAsync();
        await store.Database.ExecuteAsync("select nextval('mt_events_sequence') from generate_series(1, 40)", StoreCalls.Token);
        await store.ProposedAsync();
        (await store.ReadAllAsync()).Select(stored => stored.Sequence).ShouldBe([41, 82]);

        // One that is open now began after all of them were settled, and is no reason to wait.
        await using var later = await OpenAppend.OneAsync(store);

        (await store.ReadAllAsync().WithoutWaitingAsync()).Select(stored => stored.Sequence).ShouldBe([41, 82]);
        (await store.ReadAllAsync(after: 41, limit: 1).WithoutWaitingAsync()).ShouldHaveSingleItem().Sequence.ShouldBe(82);
    }

    [Theory, MemberData(nameof(All))]
    public async Task One_slow_writer_holds_the_reader_up_but_no_other_writer(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var slow = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();
        var reading = await WaitingAsync(store, after: 0);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.ProposedAsync()));

        reading.IsCompleted.ShouldBeFalse();
        (await store.CountAsync("mt_events")).ShouldBe(51);
        (await LocksAsync(store, "mode <> 'ShareLock' or not granted")).ShouldBe(0);
        (await LocksAsync(store, "true")).ShouldBe(1);
        await slow.CommitAsync();
        (await reading)[0].Stream.ShouldBe(slow.Stream);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Who_begins_after_the_gap_was_seen_is_not_waited_for(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var first = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();
        var reading = await WaitingAsync(store, after: 0);
        await using var second = await OpenAppend.OneAsync(store);

        await first.CommitAsync();

        (await reading.WithoutWaitingAsync()).Select(stored => stored.Sequence).ShouldBe([1, 2]);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_reader_that_waits_can_be_cancelled_and_its_connection_goes_back(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var slow = await OpenAppend.OneAsync(store);
        await store.ProposedAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(StoreCalls.Token);
        var reading = await WaitingAsync(store, after: 0, cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
        await slow.CommitAsync();
        (await store.ReadAllAsync()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Sixteen_writers_some_of_whom_fail_are_read_completely_and_in_order(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var read = new List<StoredEvent>();
        var written = Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(
            async () =>
            {
                for (var count = 0; count < 25; count++)
                {
                    var stream = await store.ProposedAsync();
                    await store.CommittedAsync(stream, Patrol.Confirm);
                    await store.TransactAsync(Patrol.NewStream(), Patrol.Propose("Only one of these"));
                }
            },
            StoreCalls.Token)));

        while (!written.IsCompleted)
        {
            read.AddRange(await store.ReadAllAsync(read.Count == 0 ? 0 : read[^1].Sequence, limit: 7));
        }

        await written;
        while (await store.ReadAllAsync(read[^1].Sequence, limit: 50) is { Count: > 0 } rest)
        {
            read.AddRange(rest);
        }

        read.Count.ShouldBe((16 * 25 * 2) + 1);
        read.Select(stored => stored.Sequence).ShouldBeInOrder(SortDirection.Ascending);
        read.Select(stored => stored.Id).Distinct().Count().ShouldBe(read.Count);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_command_holds_the_lock_before_it_is_decided_and_draws_its_number_after(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        using var inside = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var command = Task.Run(
            () => store.TransactAsync(Patrol.NewStream(), patrol =>
            {
                inside.Release();
                goOn.Wait(StoreCalls.Token);
                return Patrol.Propose()(patrol);
            }),
            StoreCalls.Token);
        await inside.WaitAsync(StoreCalls.Token);

        (await LocksAsync(store, "mode = 'ShareLock' and granted")).ShouldBe(1);
        (await store.ScalarAsync<bool>("select is_called from mt_events_sequence")).ShouldBeFalse();
        goOn.Set();

        (await command).ShouldBeOfType<Outcome<Patrol>.Committed>();
        (await LocksAsync(store, "true")).ShouldBe(0);
    }

    /// <summary>Starts a reading and returns once it looks for who holds the lock; it has not ended then.</summary>
    private static async Task<Task<IReadOnlyList<StoredEvent>>> WaitingAsync(TestStore store, long after, CancellationToken? token = null)
    {
        var reading = store.Events.ReadAllAsync(after, 1000, token ?? StoreCalls.Token);
        await Eventually.BecomesTrueAsync(async () => reading.IsCompleted || await LooksForHoldersAsync(store), StoreCalls.Token);
        reading.IsCompleted.ShouldBeFalse();
        return reading;
    }

    private static Task<bool> LooksForHoldersAsync(TestStore store) => store.ScalarAsync<bool>(
        """
        select exists (select from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query like 'select coalesce(pid, 0)%' and state = 'idle')
        """);

    private static Task<long> LocksAsync(TestStore store, string where) =>
        store.CountAsync($"pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and classid = {AdvisoryLocks.Space} and objid = {AdvisoryLocks.Append} and ({where})");
}
