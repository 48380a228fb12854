using BorderCoordination.Testing;

namespace BorderCoordination.EventStore.Tests;

public sealed class VersionTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task Another_version_than_the_one_that_was_seen_is_stale(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();

        (await store.TransactAsync(stream, Patrol.Confirm, Patrol.Intent with { ExpectedVersion = 0 })).ShouldBe(new Outcome<Patrol>.Stale(1));
        (await store.TransactAsync(stream, Patrol.Confirm, Patrol.Intent with { ExpectedVersion = 2 })).ShouldBe(new Outcome<Patrol>.Stale(1));
        (await store.CommittedAsync(stream, Patrol.Confirm, Patrol.Intent with { ExpectedVersion = 1 })).Version.ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Lack_of_authority_wins_over_a_stale_version_and_over_the_decision(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        var intent = Patrol.Intent with { ExpectedVersion = 7, Authorize = _ => Patrol.Unknown };

        var outcome = await store.TransactAsync(stream, _ => throw new NotSupportedException(), intent);

        outcome.ShouldBe(new Outcome<Patrol>.Rejected(Patrol.Unknown));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_refusal_and_no_change_record_nothing(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();

        (await store.TransactAsync(Patrol.NewStream(), Patrol.Confirm)).ShouldBe(new Outcome<Patrol>.Rejected(Patrol.Unknown));
        var unchanged = await store.CommittedAsync(stream, Patrol.Propose());

        unchanged.Version.ShouldBe(1);
        unchanged.Events.ShouldBeEmpty();
        (await store.CountAsync("mt_events")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Of_two_that_create_one_stream_the_second_decides_on_what_the_first_made(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await using var first = await OpenAppend.OneAsync(store);
        var asked = 0;

        var second = store.TransactAsync(first.Stream, patrol => Interlocked.Increment(ref asked) > 0 ? Patrol.Propose()(patrol) : Patrol.Unknown);
        await Eventually.BecomesTrueAsync(() => Waits(store, "transactionid"), StoreCalls.Token);
        await first.CommitAsync();

        var outcome = (await second).ShouldBeOfType<Outcome<Patrol>.Committed>();
        outcome.Events.ShouldBeEmpty();
        outcome.Version.ShouldBe(1);
        asked.ShouldBe(2);
        (await store.CountAsync("mt_events")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Writers_of_one_stream_queue_and_none_has_to_repeat(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        var decided = 0;

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => store.CommittedAsync(stream, patrol =>
        {
            Interlocked.Increment(ref decided);
            return Patrol.Confirm(patrol);
        })));

        decided.ShouldBe(24);
        (await store.ReadAsync(stream)).Select(recorded => recorded.Version).ShouldBe(Enumerable.Range(1, 25).Select(version => (long)version));
        (await store.CountAsync("patrol_titles where version = 25")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Two_that_create_the_same_streams_at_once_make_each_once(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var streams = Enumerable.Range(0, 10).Select(_ => Patrol.NewStream()).ToArray();

        await Task.WhenAll(streams.SelectMany(stream => Enumerable.Range(0, 4).Select(_ => store.CommittedAsync(stream, Patrol.Propose()))));

        (await store.CountAsync("mt_events")).ShouldBe(10);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Who_loses_every_time_is_told_that_the_store_is_busy(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.Database.ExecuteAsync(
            """
            create function lose() returns trigger language plpgsql as $$ begin raise exception 'lost' using errcode = '40001'; end $$;
            create trigger lose before insert on mt_streams execute function lose();
            """,
            StoreCalls.Token);
        var asked = 0;

        await Should.ThrowAsync<StoreBusyException>(() => store.TransactAsync(Patrol.NewStream(), patrol =>
        {
            asked++;
            return Patrol.Propose()(patrol);
        }));

        asked.ShouldBe(10);
    }

    private static Task<bool> Waits(TestStore store, string lockType) =>
        store.ScalarAsync<bool>($"select exists (select from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted and l.locktype = '{lockType}')");
}
