using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace BorderCoordination.Messaging.Tests;

public sealed class ReactionTests
{
    private const string Queue = "tests.count-confirmations";

    private static readonly StreamName Counter = new("patrol", Guid.Parse("0198aaaa-0000-7000-8000-00000000000c"));

    [Fact]
    public async Task An_event_that_is_delivered_twice_is_reacted_to_once()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await StartAsync(with, new Script());
        var envelope = Envelope(Patrols.ConfirmedType);

        await PublishAsync(with, envelope);
        await PublishAsync(with, envelope);
        await PublishAsync(with, Envelope(Patrols.ConfirmedType));
        await Eventually.BecomesTrueAsync(async () => await ReactedAsync(service) == 2 && await with.Broker.QueueAsync(Queue) is (0, 0), Infrastructure.Token);

        (await ReactedAsync(service)).ShouldBe(2);
        (await ParkedAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_of_the_surroundings_is_waited_out_and_nothing_is_parked()
    {
        await using var with = await Infrastructure.StartAsync();
        var script = new Script { Fault = _ => new TimeoutException("The database is away.") };
        await using var service = await StartAsync(with, script);

        await PublishAsync(with, Envelope(Patrols.ConfirmedType));
        await Infrastructure.UntilAsync(() => script.Attempts > 8);
        (await service.HealthAsync()).Entries["reactions"].Description.ShouldNotBeNull().ShouldContain("The database is away.");

        script.Fault = null;
        await Eventually.BecomesTrueAsync(async () => await ReactedAsync(service) == 1, Infrastructure.Token);
        await Infrastructure.UntilAsync(() => service.Reactions.Waiting.Count == 0);
        (await ParkedAsync(service)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_fails_by_its_own_fault_is_parked_listed_and_released_when_it_can_be_handled()
    {
        await using var with = await Infrastructure.StartAsync();
        var script = new Script { Fault = _ => new InvalidOperationException("No such marker\0.") };
        await using var service = await StartAsync(with, script);
        var poison = Envelope(Patrols.ConfirmedType);

        await PublishAsync(with, poison);
        await Eventually.BecomesTrueAsync(async () => (await ParkedAsync(service)).Length == 1, Infrastructure.Token);
        script.Attempts.ShouldBe(5);
        var parked = (await ParkedAsync(service))[0];
        parked.GetProperty("queue").GetString().ShouldBe(Queue);
        parked.GetProperty("eventId").GetString().ShouldBe(poison.Id.ToString());
        parked.GetProperty("subject").GetString().ShouldBe(poison.Subject);
        parked.GetProperty("attempts").GetInt32().ShouldBe(5);
        parked.GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("No such marker");

        var release = $"/admin/parked/{parked.GetProperty("id").GetString()}/release";
        (await service.Http.PostAsync(release, null, Infrastructure.Token)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ParkedAsync(service))[0].GetProperty("attempts").GetInt32().ShouldBe(6);

        script.Fault = null;
        (await service.Http.PostAsync(release, null, Infrastructure.Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReactedAsync(service)).ShouldBe(1);
        (await ParkedAsync(service)).ShouldBeEmpty();
        (await service.Http.PostAsync(release, null, Infrastructure.Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_parked_at_once_and_the_queue_goes_on()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await StartAsync(with, new Script());

        await PublishAsync(with, "{ \"id\": 7"u8.ToArray(), EventEnvelope.ContentType);
        await PublishAsync(with, "\0ÿ nothing"u8.ToArray(), "text/plain");
        await PublishAsync(with, [], null);
        await PublishAsync(with, Envelope(Patrols.ConfirmedType));
        await Eventually.BecomesTrueAsync(async () => await ReactedAsync(service) == 1, Infrastructure.Token);

        (await ParkedAsync(service)).Select(message => message.GetProperty("attempts").GetInt32()).ShouldBe([0, 0, 0]);
    }

    [Fact]
    public async Task A_message_that_cannot_even_be_parked_is_not_acknowledged()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await StartAsync(with, new Script());
        await with.Database.ExecuteAsync("alter table parked_messages rename to parked_messages_gone", Infrastructure.Token);

        await PublishAsync(with, "nothing"u8.ToArray(), EventEnvelope.ContentType);
        await Infrastructure.UntilAsync(() => service.Reactions.Waiting.ContainsKey(Queue));
        await Eventually.BecomesTrueAsync(async () => await with.Broker.QueueAsync(Queue) is (0, 1), Infrastructure.Token);

        await with.Database.ExecuteAsync("alter table parked_messages_gone rename to parked_messages", Infrastructure.Token);
        await Eventually.BecomesTrueAsync(async () => (await ParkedAsync(service)).Length == 1, Infrastructure.Token);
        await Infrastructure.UntilAsync(() => service.Reactions.Waiting.Count == 0);
    }

    [Fact]
    public async Task A_version_that_this_build_does_not_know_pauses_the_queue_and_stays_in_it()
    {
        await using var with = await Infrastructure.StartAsync();
        await using (var service = await StartAsync(with, new Script()))
        {
            await PublishAsync(with, Envelope("joint-patrols.patrol-confirmed.v99"));
            await PublishAsync(with, Envelope(Patrols.ConfirmedType));
            await Infrastructure.UntilAsync(() => service.Reactions.Waiting.ContainsKey(Queue));
            await Task.Delay(1000, Infrastructure.Token);

            var health = await service.HealthAsync();
            health.Status.ShouldBe(HealthStatus.Degraded);
            health.Entries["reactions"].Description.ShouldNotBeNull().ShouldContain("joint-patrols.patrol-confirmed.v99");
            (await ReactedAsync(service)).ShouldBe(0);
            (await ParkedAsync(service)).ShouldBeEmpty();
        }

        await Eventually.BecomesTrueAsync(async () => await with.Broker.QueueAsync(Queue) is (2, 0), Infrastructure.Token);
    }

    [Fact]
    public async Task A_service_starts_takes_commands_and_stops_while_the_broker_is_away()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var proxy = new BrokerProxy(with.Broker.Uri, up: false);
        var since = Stopwatch.GetTimestamp();
        await using (var service = await TestService.StartAsync(
            with.Database, proxy.Uri, messaging => messaging.AddReaction<CountConfirmations>(Queue, "#"), services => services.AddSingleton(new Script())))
        {
            (await service.Http.PostAsync($"/patrols/{Guid.CreateVersion7()}/confirm", null, Infrastructure.Token)).EnsureSuccessStatusCode();
            (await service.Http.GetStringAsync("/health", Infrastructure.Token)).ShouldBe("Degraded");
        }

        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    private static Task<TestService> StartAsync(Infrastructure with, Script script) => TestService.StartAsync(
        with.Database,
        with.Broker.Uri,
        messaging => messaging.AddReaction<CountConfirmations>(Queue, "joint-patrols.patrol-confirmed.*.*"),
        services => services.AddSingleton(script));

    private static async Task<int> ReactedAsync(TestService service) =>
        (await service.Events.ReadStreamAsync(Counter, StreamLimit.None, Infrastructure.Token)).Count;

    private static async Task<JsonElement[]> ParkedAsync(TestService service) =>
        [.. (await service.Http.GetFromJsonAsync<JsonElement>("/admin/parked", Infrastructure.Token)).GetProperty("items").EnumerateArray()];

    private static EventEnvelope Envelope(string type)
    {
        var patrol = Guid.CreateVersion7();
        return new EventEnvelope(
            Guid.CreateVersion7(), "urn:border-coordination:joint-patrols", type, $"patrol/{patrol}", new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero),
            "http://127.0.0.1/schemas/x.json", "0000000001", patrol, Patrols.Pair, Visibility.Shared, JsonSerializer.SerializeToElement(new { by = "VN", revision = 1 }));
    }

    private static Task PublishAsync(Infrastructure with, EventEnvelope envelope) => PublishAsync(with, Envelopes.Write(envelope), EventEnvelope.ContentType);

    private static async Task PublishAsync(Infrastructure with, byte[] body, string? contentType)
    {
        await Eventually.BecomesTrueAsync(() => with.Broker.IsBoundAsync(Topology.Exchange, Queue), Infrastructure.Token);
        await using var channel = await (await with.Broker.ConnectAsync()).CreateChannelAsync(new CreateChannelOptions(true, true), Infrastructure.Token);
        var properties = new BasicProperties { ContentType = contentType, MessageId = "no\uFFFFthing", DeliveryMode = DeliveryModes.Persistent };
        await channel.BasicPublishAsync(Topology.Exchange, "joint-patrols.patrol-confirmed.v1.vn-la", mandatory: true, properties, body, Infrastructure.Token);
    }

    /// <summary>What goes wrong, if anything.</summary>
    internal sealed class Script
    {
        public Func<EventEnvelope, Exception?>? Fault { get; set; }

        public int Attempts { get; set; }
    }

    /// <summary>Records a fact of its own for each confirmation it hears of, but for its own.</summary>
    internal sealed class CountConfirmations(IEventStore store, Script script) : IReaction
    {
        public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
        {
            if (envelope.PartitionKey == Counter.Id)
            {
                return;
            }

            script.Attempts++;
            if (script.Fault?.Invoke(envelope) is { } fault)
            {
                throw fault;
            }

            var key = new IdempotencyKey($"reaction:{Queue}", envelope.Id.ToString(), "", null);
            var outcome = await store.RecordAsync(Counter, key, cancellationToken);
            if (outcome is Outcome<int>.KeyInUse)
            {
                throw new TryAgainException("The same event is being handled elsewhere.");
            }
        }
    }
}
