namespace BorderCoordination.EventStore.Tests;

public sealed class ReadModelTests
{
    public static TheoryData<string> All => Engines.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_read_model_is_there_with_the_events(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        var stream = await store.ProposedAsync();
        await store.CommittedAsync(stream, Patrol.Confirm);

        (await store.CountAsync($"patrol_titles where id = '{stream.Id}' and version = 2 and purpose = 'Joint patrol'")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_violated_rule_across_streams_is_a_refusal_and_nothing_is_recorded(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);
        await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose("Only one of these"));
        var second = Patrol.NewStream();

        (await store.TransactAsync(second, Patrol.Propose("Only one of these"))).ShouldBe(new Outcome<Patrol>.Rejected(PatrolTitles.Taken));

        (await store.ReadAsync(second)).ShouldBeEmpty();
        (await store.CountAsync("mt_streams")).ShouldBe(1);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Of_many_at_once_that_break_a_rule_together_one_is_recorded(string engine)
    {
        await using var store = await TestStore.StartAsync(engine);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => store.TransactAsync(Patrol.NewStream(), Patrol.Propose("Only one of these"))));

        outcomes.OfType<Outcome<Patrol>.Committed>().Count().ShouldBe(1);
        outcomes.OfType<Outcome<Patrol>.Rejected>().ShouldAllBe(refused => refused.Rejection == PatrolTitles.Taken);
        (await store.CountAsync("mt_events")).ShouldBe(1);
    }
}
