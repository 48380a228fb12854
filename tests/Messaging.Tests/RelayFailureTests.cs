using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BorderCoordination.Messaging.Tests;

public sealed class RelayFailureTests
{
    [Fact]
    public async Task What_is_recorded_while_the_broker_is_away_arrives_in_order_when_it_is_back()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var proxy = new BrokerProxy(with.Broker.Uri, up: false);
        await using var service = await TestService.StartAsync(with.Database, proxy.Uri);
        var (one, other) = (Patrols.NewStream(), Patrols.NewStream());

        await service.AppendAsync(one, 0, 300);
        await service.AppendAsync(other, 0, 300);
        await Infrastructure.UntilAsync(() => service.Relay is { LagEvents: 600, Stopped: not null, BrokerConnected: false });
        (await service.HealthAsync()).Status.ShouldBe(HealthStatus.Degraded);

        proxy.Up();
        await Infrastructure.UntilAsync(() => subscriber.Count >= 600);
        await Infrastructure.UntilAsync(() => service.Relay is { LagEvents: 0, Stopped: null, BrokerConnected: true });
        subscriber.VersionsByStream().Values.ShouldAllBe(versions => versions.SequenceEqual(Enumerable.Range(1, 300).Select(version => (long)version)));
    }

    [Fact]
    public async Task A_broker_that_goes_away_in_mid_publication_costs_repetitions_but_no_event()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var proxy = new BrokerProxy(with.Broker.Uri);
        await using var service = await TestService.StartAsync(with.Database, proxy.Uri);
        var stream = Patrols.NewStream();
        await service.AppendAsync(stream, 0, 5000);
        await Infrastructure.UntilAsync(() => subscriber.Count > 1000);

        proxy.Down();
        await Infrastructure.UntilAsync(() => service.Relay.BrokerConnected == false);
        proxy.Up();
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == await with.LastSequenceAsync(), Infrastructure.Token);
        await Infrastructure.UntilAsync(() => subscriber.Received.Select(message => message.Version).Distinct().Count() == 5000);

        FirstArrivals(subscriber).ShouldBe(Enumerable.Range(1, 5000).Select(version => (long)version));
    }

    [Fact]
    public async Task A_relay_that_dies_in_mid_publication_leaves_nothing_out()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var proxy = new BrokerProxy(with.Broker.Uri);
        var stream = Patrols.NewStream();
        await using (var first = await TestService.StartAsync(with.Database, proxy.Uri))
        {
            await first.AppendAsync(stream, 0, 5000);
            await Infrastructure.UntilAsync(() => subscriber.Count > 1000);

            // What a dead process can still do: nothing, neither at the broker nor at the database.
            proxy.Down();
            await with.Database.ExecuteAsync("alter table relay_checkpoint rename to relay_checkpoint_gone", Infrastructure.Token);
            await with.KillSessionsAsync();
        }

        await with.Database.ExecuteAsync("alter table relay_checkpoint_gone rename to relay_checkpoint", Infrastructure.Token);
        (await with.CheckpointAsync()).ShouldBeInRange(1, 4999);
        await using var second = await TestService.StartAsync(with.Database, with.Broker.Uri);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == await with.LastSequenceAsync(), Infrastructure.Token);
        await Infrastructure.UntilAsync(() => subscriber.Received.Select(message => message.Version).Distinct().Count() == 5000);

        FirstArrivals(subscriber).ShouldBe(Enumerable.Range(1, 5000).Select(version => (long)version));
    }

    [Fact]
    public async Task Of_two_relays_one_publishes_and_the_other_takes_over_when_the_first_loses_its_connection()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var first = await TestService.StartAsync(with.Database, with.Broker.Uri);
        await Infrastructure.UntilAsync(() => first.Relay.Role == RelayRole.Leader);
        await using var second = await TestService.StartAsync(with.Database, with.Broker.Uri, settings: ("Relay:LeadershipInterval", "00:00:00.02"));
        var stream = Patrols.NewStream();
        await first.AppendAsync(stream, 0, 50);
        await second.AppendAsync(stream, 50, 50);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == 100, Infrastructure.Token);
        second.Relay.Role.ShouldBe(RelayRole.Follower);
        subscriber.Count.ShouldBe(100);

        var since = Stopwatch.GetTimestamp();
        await with.KillLeaderAsync();
        await Infrastructure.UntilAsync(() => second.Relay.Role == RelayRole.Leader && first.Relay.Role == RelayRole.Follower);
        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await first.AppendAsync(stream, 100, 50);
        await Infrastructure.UntilAsync(() => subscriber.Count >= 150);

        FirstArrivals(subscriber).ShouldBe(Enumerable.Range(1, 150).Select(version => (long)version));
    }

    [Fact]
    public async Task A_relay_that_is_asked_to_stop_lets_what_is_in_flight_be_confirmed()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        await service.AppendAsync(Patrols.NewStream(), 0, 3000);
        await Infrastructure.UntilAsync(() => subscriber.Count > 500);

        await service.StopAsync();
        await Task.Delay(200, Infrastructure.Token);

        (await with.CheckpointAsync()).ShouldBe(subscriber.Count);
    }

    /// <summary>Each version where it was first seen; repetitions do not count.</summary>
    private static IEnumerable<long> FirstArrivals(Subscriber subscriber) => subscriber.Received.Select(message => message.Version).Distinct();
}
