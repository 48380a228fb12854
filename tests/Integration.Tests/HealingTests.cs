using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

[Collection(nameof(Failures))]
public sealed class HealingTests
{
    private const string Queue = "coordination.ledger";

    [Fact]
    public async Task What_the_broker_lost_on_its_way_to_the_ledger_is_fetched_from_the_services_the_last_event_of_a_stream_too()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var system = await BorderCoordinationSystem.StartAsync(
            environment: _ => new Dictionary<string, string?> { ["Ledger__ReconcileEvery"] = "00:00:02" });
        using var north = system.As("VN", Service.JointPatrols);
        using var south = system.As("LA", Service.JointPatrols);
        using var markers = system.As("VN", Service.BorderMarkers);
        var losesItsTail = await north.ProposeAsync();
        var losesItsMiddle = await north.ProposeAsync();
        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);

        var ledger = system.Replicas(Service.Coordination).ShouldHaveSingleItem();
        await ledger.StopAsync();
        await south.ConfirmAsync(losesItsTail);
        await south.ConfirmAsync(losesItsMiddle);
        var isLostWhole = await north.ProposeAsync();
        await south.ConfirmAsync(isLostWhole);
        await markers.DoAsync("/damage-cases", Damages.Report("605"));
        var lost = (await system.RecordedAsync()).Count - 2;
        await Eventually.BecomesTrueAsync(async () => await system.Broker.WaitingAsync(Queue) == lost, cancellationToken);
        await system.Broker.PurgeAsync(Queue);

        // This one stays in the queue, ahead of what was lost before it.
        await north.DeclareTeamAsync(losesItsMiddle, "VN");
        await Eventually.BecomesTrueAsync(async () => await system.Broker.WaitingAsync(Queue) == 1, cancellationToken);
        (await system.LedgerAsync()).Count.ShouldBe(2);
        await ledger.RestartAsync();
        await ledger.WaitUntilHealthyAsync(cancellationToken: cancellationToken);

        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);
        using var reader = system.As("LA", Service.Coordination, "reader");
        var feed = await reader.FeedAsync();
        feed.Select(fact => fact.GetProperty("position").GetInt64()).ShouldBe((await system.LedgerAsync()).Select(fact => fact.Position));
        feed.Select(fact => fact.GetProperty("id").GetGuid()).ShouldBe((await system.LedgerAsync()).Select(fact => fact.Id));
    }
}
