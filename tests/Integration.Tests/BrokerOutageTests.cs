using System.Net;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

[Collection(nameof(Failures))]
public sealed class BrokerOutageTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Commands_are_accepted_while_the_broker_is_away_for_a_minute_and_every_event_reaches_the_feed_when_it_is_back()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var system = await BorderCoordinationSystem.StartAsync(
            await Broker.OfItsOwnAsync(), environment: _ => new Dictionary<string, string?> { ["Ledger__ReconcileEvery"] = "01:00:00" });
        using var north = system.As("VN", Service.JointPatrols);
        using var south = system.As("LA", Service.JointPatrols);
        using var markers = system.As("VN", Service.BorderMarkers);
        await north.ProposeAsync();
        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);
        var before = (await system.LedgerAsync()).Count;

        await system.Broker.StopAsync();
        using (var timer = new PeriodicTimer(Pause))
        {
            for (var left = (int)(Outage / Pause); left > 0 && await timer.WaitForNextTickAsync(cancellationToken); left--)
            {
                using var answer = await markers.PostAsync("/damage-cases", Damages.Report($"{left}"));
                answer.StatusCode.ShouldBe(HttpStatusCode.Created);
                await south.ConfirmAsync(await north.ProposeAsync());
                if (left == 1)
                {
                    await BecomesDegradedAsync(system, Service.JointPatrols, cancellationToken);
                    await BecomesDegradedAsync(system, Service.BorderMarkers, cancellationToken);
                    await BecomesDegradedAsync(system, Service.FriendshipExchanges, cancellationToken);
                }
            }
        }

        var recorded = await system.RecordedAsync();
        recorded.Count.ShouldBe(before + (4 * (int)(Outage / Pause)));
        await system.Broker.StartAsync();

        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);
        using var subscriber = system.As("LA", Service.Coordination, "reader");
        var feed = await subscriber.FeedAsync();
        feed.Select(fact => fact.GetProperty("id").GetGuid()).Order().ShouldBe(recorded.Select(fact => fact.Id).Order());
        foreach (var subject in feed.GroupBy(fact => fact.GetProperty("subject").GetString()))
        {
            subject.Select(fact => fact.GetProperty("sequence").GetString()).ShouldBeInOrder();
        }

        await Eventually.BecomesTrueAsync(async () => await HealthAsync(system, Service.JointPatrols) == "Healthy", cancellationToken);
    }

    private static Task BecomesDegradedAsync(BorderCoordinationSystem system, Service service, CancellationToken cancellationToken) =>
        Eventually.BecomesTrueAsync(async () => await HealthAsync(system, service) == "Degraded", cancellationToken);

    private static async Task<string> HealthAsync(BorderCoordinationSystem system, Service service)
    {
        using var anybody = system.As(null, service);
        using var answer = await anybody.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
