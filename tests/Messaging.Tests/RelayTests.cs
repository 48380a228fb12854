using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BorderCoordination.Messaging.Tests;

public sealed class RelayTests
{
    [Fact]
    public async Task Each_event_is_published_once_and_in_the_order_of_its_stream()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var (one, other) = (Patrols.NewStream(), Patrols.NewStream());
            for (var version = 0; version < 100; version += 5)
            {
                await service.AppendAsync(one, version, 5);
                await service.AppendAsync(other, version, 5);
            }
        }));
        await Infrastructure.UntilAsync(() => subscriber.Count >= 1600);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == await with.LastSequenceAsync(), Infrastructure.Token);

        subscriber.Count.ShouldBe(1600);
        subscriber.VersionsByStream().Count.ShouldBe(16);
        subscriber.VersionsByStream().Values.ShouldAllBe(versions => versions.SequenceEqual(Enumerable.Range(1, 100).Select(version => (long)version)));
    }

    [Fact]
    public async Task An_event_that_one_party_may_see_goes_to_that_party_s_exchange_and_to_the_ledger_only()
    {
        await using var with = await Infrastructure.StartAsync();
        var shared = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        var vietnam = await Subscriber.OnAsync(with.Broker, "border-coordination.events.vn");
        var laos = await Subscriber.OnAsync(with.Broker, "border-coordination.events.la");
        var ledger = await Subscriber.OnLedgerAsync(with.Broker);
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);

        await service.AppendAsync(Patrols.NewStream(), 0, 1, Visibility.OnlyFor(Patrols.Vietnam));
        await service.AppendAsync(Patrols.NewStream(), 0, 1);
        await Infrastructure.UntilAsync(() => ledger.Count == 2 && shared.Count == 1);

        vietnam.Received.ShouldHaveSingleItem().Json.GetProperty("visibility").GetString().ShouldBe("VN");
        shared.Received.ShouldHaveSingleItem().Json.GetProperty("visibility").GetString().ShouldBe("shared");
        laos.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_checkpoint_stays_before_what_the_broker_has_not_confirmed()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var proxy = new BrokerProxy(with.Broker.Uri);
        await using var service = await TestService.StartAsync(with.Database, proxy.Uri);
        var stream = Patrols.NewStream();
        await service.AppendAsync(stream, 0, 1);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == 1, Infrastructure.Token);

        proxy.HoldAnswers();
        await service.AppendAsync(stream, 1, 10);
        await Infrastructure.UntilAsync(() => subscriber.Count == 11);
        await Task.Delay(500, Infrastructure.Token);
        (await with.CheckpointAsync()).ShouldBe(1);

        proxy.LetAnswersThrough();
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == await with.LastSequenceAsync(), Infrastructure.Token);
        subscriber.Count.ShouldBe(11);
    }

    [Fact]
    public async Task When_the_ledger_s_queue_is_deleted_it_is_declared_again_and_nothing_is_lost()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        var stream = Patrols.NewStream();
        await service.AppendAsync(stream, 0, 1);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == 1, Infrastructure.Token);

        await using var channel = await (await with.Broker.ConnectAsync()).CreateChannelAsync(cancellationToken: Infrastructure.Token);
        await channel.QueueDeleteAsync(Topology.LedgerQueue, ifUnused: false, ifEmpty: false, cancellationToken: Infrastructure.Token);
        await service.AppendAsync(stream, 1, 20);
        await Eventually.BecomesTrueAsync(async () => await with.CheckpointAsync() == await with.LastSequenceAsync(), Infrastructure.Token);

        var ledger = await Subscriber.OnLedgerAsync(with.Broker);
        await Infrastructure.UntilAsync(() => ledger.Count >= 20);
        ledger.VersionsByStream().Values.ShouldHaveSingleItem().Distinct().ShouldBe(Enumerable.Range(2, 20).Select(version => (long)version));
    }

    [Fact]
    public async Task An_event_that_cannot_be_published_stops_the_relay_before_it_and_says_so_until_it_can()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        var stream = Patrols.NewStream();

        await service.AppendAsync(stream, 0, 3);
        await service.AppendLongAsync(stream, 3, EventEnvelope.MaximumBytes);
        await service.AppendAsync(stream, 4, 3);
        await Infrastructure.UntilAsync(() => service.Relay.Poison is not null && subscriber.Count >= 3);
        await Task.Delay(1000, Infrastructure.Token);

        subscriber.Received.Select(message => message.Version).ShouldBe([1, 2, 3]);
        (await with.CheckpointAsync()).ShouldBe(3);
        var health = await service.HealthAsync();
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Entries["relay"].Description.ShouldNotBeNull().ShouldContain("cannot be published");

        await with.Database.ExecuteAsync("update mt_events set data = jsonb_set(data, '{reason}', '\"short\"') where seq_id = 4", Infrastructure.Token);
        await Infrastructure.UntilAsync(() => subscriber.Count == 7 && service.Relay.Poison is null);
        subscriber.Received.Select(message => message.Version).ShouldBe([1, 2, 3, 4, 5, 6, 7]);
    }
}
