using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BorderCoordination.ServiceDefaults.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BorderCoordination.Messaging.Tests;

/// <summary>What a subscriber sees of one message.</summary>
internal sealed record Received(string Exchange, string RoutingKey, IReadOnlyBasicProperties Properties, byte[] Body)
{
    public JsonElement Json { get; } = JsonSerializer.Deserialize<JsonElement>(Body);

    public string Stream => Json.GetProperty("partitionkey").GetString()!;

    public long Version => long.Parse(Json.GetProperty("sequence").GetString()!, CultureInfo.InvariantCulture);

    public string? Header(string name) =>
        Properties.Headers?.TryGetValue(name, out var value) == true && value is byte[] text ? Encoding.UTF8.GetString(text) : null;
}

/// <summary>A plain AMQP client: RabbitMQ's own library and a queue of its own.</summary>
internal sealed class Subscriber
{
    private readonly ConcurrentQueue<Received> _received = [];

    public IReadOnlyList<Received> Received => [.. _received];

    public int Count => _received.Count;

    /// <summary>Binds a queue of its own to an exchange.</summary>
    public static async Task<Subscriber> OnAsync(TestRabbitMq broker, string exchange, string binding = "#")
    {
        var channel = await DeclareAsync(broker);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, exchange, binding);
        return await ConsumeAsync(channel, queue.QueueName);
    }

    /// <summary>Takes from the ledger's queue, as Coordination does.</summary>
    public static async Task<Subscriber> OnLedgerAsync(TestRabbitMq broker) => await ConsumeAsync(await DeclareAsync(broker), Topology.LedgerQueue);

    /// <summary>The versions of each stream in the order of arrival.</summary>
    public IReadOnlyDictionary<string, long[]> VersionsByStream() =>
        _received.GroupBy(message => message.Stream).ToDictionary(stream => stream.Key, stream => stream.Select(message => message.Version).ToArray());

    private static async Task<IChannel> DeclareAsync(TestRabbitMq broker)
    {
        var channel = await (await broker.ConnectAsync()).CreateChannelAsync();
        await Topology.DeclareAsync(channel, TestContext.Current.CancellationToken);
        return channel;
    }

    private static async Task<Subscriber> ConsumeAsync(IChannel channel, string queue)
    {
        var subscriber = new Subscriber();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, message) =>
        {
            subscriber._received.Enqueue(
                new Received(message.Exchange, message.RoutingKey, new BasicProperties(message.BasicProperties), message.Body.ToArray()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return subscriber;
    }
}
