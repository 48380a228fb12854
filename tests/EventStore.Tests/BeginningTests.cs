using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.EventStore.Tests;

/// <summary>A stream that begins with a decision on another one.</summary>
public sealed class BeginningTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task What_begins_with_a_decision_is_there_with_it_and_with_its_tables(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var (decided, begun) = (Patrol.NewStream(), Patrol.NewStream());

        await TransactAsync(store, decided, begun, "Another");

        var all = await store.ReadAllAsync();
        all.Select(stored => stored.Stream).ShouldBe([decided, begun]);
        all[1].Metadata.CorrelationId.ShouldBe(all[0].Metadata.CorrelationId);
        (await store.CountAsync($"patrol_titles where id = '{begun.Id}' and version = 1 and purpose = 'Another'")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task What_may_not_begin_undoes_the_decision(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await TransactAsync(store, Patrol.NewStream(), Patrol.NewStream(), "Only one of these");

        (await TransactAsync(store, Patrol.NewStream(), Patrol.NewStream(), "Only one of these")).ShouldBe(new Outcome<Patrol>.Rejected(PatrolTitles.Taken));

        (await store.CountAsync("mt_streams")).ShouldBe(2);
    }

    private static Task<Outcome<Patrol>> TransactAsync(TestStore store, StreamName decided, StreamName begun, string purpose) => store.Events.TransactAsync(
        decided,
        Patrol.Decider,
        Patrol.Propose(),
        Patrol.Intent with { Begins = _ => new Beginning<Patrol, PatrolEvent>(begun, Patrol.Decider, Patrol.Proposed(purpose), Patrol.ByVietnam) },
        StoreCalls.Token);
}
