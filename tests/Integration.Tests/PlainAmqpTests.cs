using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BorderCoordination.Integration.Tests;

/// <summary>A subscriber that knows AMQP 0-9-1 and CloudEvents, and nothing of ours.</summary>
public sealed class PlainAmqpTests(SharedSystem shared)
{
    private const string TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private readonly BorderCoordinationSystem _system = shared.System;

    [Fact]
    public async Task A_plain_client_reads_from_its_own_queue_the_envelopes_of_the_feed()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = await new ConnectionFactory { Uri = _system.Broker.Amqp }.CreateConnectionAsync(stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        var queue = await channel.QueueDeclareAsync(cancellationToken: stop);
        await channel.QueueBindAsync(queue.QueueName, "border-coordination.events", "joint-patrols.#", cancellationToken: stop);
        var received = Channel.CreateUnbounded<Delivery>();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => received.Writer
            .WriteAsync(new Delivery(delivery.RoutingKey, new BasicProperties(delivery.BasicProperties), delivery.Body.ToArray()), stop).AsTask();
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, stop);

        using var north = _system.As("VN", Service.JointPatrols);
        using var south = _system.As("LA", Service.JointPatrols);
        var patrol = await north.ProposeAsync(traceParent: TraceParent);
        await south.ConfirmAsync(patrol);

        using var subscriber = _system.As("LA", Service.Coordination, "reader");
        IReadOnlyList<JsonElement> facts = [];
        await Eventually.BecomesTrueAsync(async () => (facts = await subscriber.FeedAsync(filter: $"&subject=patrol/{patrol.Id}")).Count == 3, stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        foreach (var fact in facts)
        {
            Delivery delivery;
            do
            {
                delivery = await received.Reader.ReadAsync(limit.Token);
            }
            while (delivery.Envelope["subject"]!.GetValue<string>() != $"patrol/{patrol.Id}");

            IsTheFact(delivery, fact);
        }
    }

    private static void IsTheFact(Delivery delivery, JsonElement fact)
    {
        var envelope = JsonNode.Parse(fact.GetRawText())!.AsObject();
        envelope.Remove("position").ShouldBeTrue();
        Encoding.UTF8.GetString(delivery.Body).ShouldBe(envelope.ToJsonString(Unescaped));

        var type = fact.GetProperty("type").GetString()!;
        delivery.RoutingKey.ShouldBe($"{type}.vn-la");
        var properties = delivery.Properties;
        properties.MessageId.ShouldBe(fact.GetProperty("id").GetString());
        properties.Type.ShouldBe(type);
        properties.ContentType.ShouldBe("application/cloudevents+json");
        properties.Persistent.ShouldBeTrue();
        properties.Timestamp.UnixTime.ShouldBe(fact.GetProperty("time").GetDateTimeOffset().ToUnixTimeSeconds());
        properties.CorrelationId.ShouldBe(fact.GetProperty("correlationid").GetString());
        var headers = properties.Headers!.ToDictionary(header => header.Key, header => header.Value is byte[] text ? Encoding.UTF8.GetString(text) : null);
        headers["traceparent"]!.Split('-')[1].ShouldBe(fact.GetProperty("traceparent").GetString()!.Split('-')[1]);
        string[] attributes =
        [
            "specversion", "id", "source", "type", "subject", "datacontenttype", "dataschema", "sequence", "partitionkey", "pair", "party", "visibility",
            "correlationid", "traceparent",
        ];
        foreach (var attribute in attributes)
        {
            headers[$"ce-{attribute}"].ShouldBe(fact.GetProperty(attribute).GetString(), $"ce-{attribute}");
        }

        DateTimeOffset.Parse(headers["ce-time"]!, null).ShouldBe(fact.GetProperty("time").GetDateTimeOffset());
        if (type == "joint-patrols.patrol-proposed.v1")
        {
            headers["traceparent"]!.ShouldContain(TraceParent.Split('-')[1]);
        }
    }

    private static JsonSerializerOptions Unescaped { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Delivery(string RoutingKey, BasicProperties Properties, byte[] Body)
    {
        public JsonNode Envelope { get; } = JsonNode.Parse(Body)!;
    }
}
