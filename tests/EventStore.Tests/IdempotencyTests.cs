using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.EventStore.Tests;

public sealed class IdempotencyTests
{
    public static TheoryData<string> All => Engines.All;

    private static readonly IdempotencyKey Key = new("VN", "k-1", "sha-1", TimeSpan.FromDays(7));

    [Theory, MemberData(nameof(All))]
    public async Task The_same_key_and_content_gets_the_answer_of_the_first_time(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();
        await store.CommittedAsync(stream, Patrol.Propose(), Keyed(Key));

        var repeated = await store.TransactAsync(stream, _ => throw new NotSupportedException(), Keyed(Key) with { ExpectedVersion = 0, Authorize = _ => Patrol.Unknown });

        repeated.ShouldBe(new Outcome<Patrol>.Repeated("version 1"));
        (await store.CountAsync("mt_events")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_same_key_with_other_content_is_refused(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key));

        (await store.TransactAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Fingerprint = "sha-2" }))).ShouldBe(new Outcome<Patrol>.KeyReused());
    }

    [Theory, MemberData(nameof(All))]
    public async Task Each_party_has_keys_of_its_own(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key));

        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Scope = "LA", Fingerprint = "sha-2" }));

        (await store.CountAsync("mt_events")).ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_key_that_is_being_worked_on_is_in_use_even_for_the_same_stream_and_nobody_waits(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        using var inside = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var first = Task.Run(() => store.TransactAsync(stream, patrol => Held(patrol, inside, goOn), Keyed(Key)), StoreCalls.Token);
        await inside.WaitAsync(StoreCalls.Token);

        (await store.TransactAsync(stream, Patrol.Confirm, Keyed(Key)).WithoutWaitingAsync()).ShouldBe(new Outcome<Patrol>.KeyInUse());
        (await store.TransactAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key))).ShouldBe(new Outcome<Patrol>.KeyInUse());
        (await store.TransactAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Scope = "LA" }))).ShouldBeOfType<Outcome<Patrol>.Committed>();
        goOn.Set();

        (await first).ShouldBeOfType<Outcome<Patrol>.Committed>();
        (await store.TransactAsync(stream, Patrol.Confirm, Keyed(Key))).ShouldBe(new Outcome<Patrol>.Repeated("version 2"));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Of_many_at_once_with_one_key_exactly_one_records(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => store.TransactAsync(stream, Patrol.Confirm, Keyed(Key))));

        outcomes.OfType<Outcome<Patrol>.Committed>().Count().ShouldBe(1);
        outcomes.ShouldAllBe(outcome => outcome is Outcome<Patrol>.Committed || outcome is Outcome<Patrol>.KeyInUse || outcome is Outcome<Patrol>.Repeated);
        (await store.CountAsync("mt_events")).ShouldBe(2);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_expired_key_may_be_used_anew_and_is_removed(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key));
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Key = "k-2" }));
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Key = "k-3", Lifetime = null }));
        store.Clock.Now += TimeSpan.FromDays(7);

        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), Keyed(Key with { Fingerprint = "sha-2" }));
        (await Idempotency.RemoveExpiredAsync(store.Pool, store.Clock.Now, 10, StoreCalls.Token)).ShouldBe(1);

        (await store.ScalarAsync<string>("select string_agg(key, ' ' order by key) from idempotency_keys")).ShouldBe("k-1 k-3");
    }

    [Theory, MemberData(nameof(All))]
    public async Task Only_success_is_remembered_and_no_change_is_one(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = Patrol.NewStream();

        (await store.TransactAsync(stream, Patrol.Confirm, Keyed(Key))).ShouldBeOfType<Outcome<Patrol>.Rejected>();
        await store.CommittedAsync(stream, Patrol.Propose(), Keyed(Key));
        await store.CommittedAsync(stream, Patrol.Propose(), Keyed(Key with { Key = "k-2" }));

        (await store.TransactAsync(stream, Patrol.Confirm, Keyed(Key with { Key = "k-2" }))).ShouldBe(new Outcome<Patrol>.Repeated("version 1"));
    }

    private static Intent<Patrol> Keyed(IdempotencyKey key) => Patrol.Intent with { Key = key, Answer = committed => $"version {committed.Version}" };

    private static Decision<PatrolEvent> Held(Patrol patrol, SemaphoreSlim inside, ManualResetEventSlim goOn)
    {
        inside.Release();
        goOn.Wait(TimeSpan.FromSeconds(60), StoreCalls.Token);
        return Patrol.Confirm(patrol);
    }
}
