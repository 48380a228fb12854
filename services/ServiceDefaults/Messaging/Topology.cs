using System.Collections.Immutable;
using BorderCoordination.Contracts;
using MassTransit;
using RabbitMQ.Client;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// What there is on the broker, under which names: one topic exchange for what every party of a pair may see, one for each party's own events,
/// and the ledger's queue behind all of them, so that no event is ever published past the ledger.
/// Uses nothing that RabbitMQ 3.10 or 4.x lacks.
/// </summary>
public static class Topology
{
    /// <summary>The topic exchange of all shared events.</summary>
    public const string Exchange = "border-coordination.events";

    /// <summary>The queue from which Coordination fills the ledger.</summary>
    public const string LedgerQueue = "coordination.ledger";

    /// <summary>The exchange, and the queue behind it, of what the broker itself gave up on.</summary>
    public const string DeadLetters = "border-coordination.dead";

    /// <summary>
    /// Quorum queues of RabbitMQ 4 drop what was redelivered twenty times; here nothing is dropped by count. A number, since 3.10 knows no "unlimited".
    /// https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling
    /// </summary>
    private const int DeliveryLimit = 1_000_000_000;

    /// <summary>Every exchange of events: the shared one and one for each party.</summary>
    public static ImmutableArray<string> Exchanges { get; } =
    [
        Exchange,
        .. BorderPairs.All.Values.SelectMany(terms => terms.Pair.Parties).Distinct().Order().Select(party => ExchangeOf(Visibility.OnlyFor(party))),
    ];

    /// <summary>Where an event goes that has this visibility.</summary>
    public static string ExchangeOf(Visibility visibility) =>
        visibility.Only is { } party ? $"{Exchange}.{party.Code.ToLowerInvariant()}" : Exchange;

    /// <summary>Service, event, version and pair: <c>joint-patrols.patrol-agreed.v1.vn-la</c>.</summary>
    public static string RoutingKeyOf(EventEnvelope envelope) => $"{envelope.Type}.{envelope.Pair.Code.ToLowerInvariant()}";

    /// <summary>Declares all of it; harmless when it is there already.</summary>
    public static async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(DeadLetters, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await QueueAsync(DeadLetters, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await channel.QueueBindAsync(DeadLetters, DeadLetters, "", cancellationToken: cancellationToken);
        await QueueAsync(LedgerQueue, QueueArguments.ToDictionary(argument => argument.Key, argument => (object?)argument.Value));
        foreach (var exchange in Exchanges)
        {
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: cancellationToken);
            await channel.QueueBindAsync(LedgerQueue, exchange, "#", cancellationToken: cancellationToken);
        }

        Task QueueAsync(string queue, Dictionary<string, object?> arguments) =>
            channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }

    /// <summary>
    /// Makes a MassTransit endpoint consume a queue of the kind used here: quorum, one active consumer among all replicas so that the order is kept,
    /// dead-lettered rather than dropped. What is not handled stays in the queue; nothing is moved aside by MassTransit.
    /// </summary>
    public static void UseEventQueue(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.PublishFaults = false;
        endpoint.RethrowFaultedMessages();
        endpoint.ThrowOnSkippedMessages();
        endpoint.BindDeadLetterQueue(DeadLetters, DeadLetters, queue => queue.SetQueueArgument("x-queue-type", "quorum"));
        foreach (var (name, value) in QueueArguments)
        {
            endpoint.SetQueueArgument(name, value);
        }
    }

    private static ImmutableDictionary<string, object> QueueArguments { get; } = ImmutableDictionary.CreateRange<string, object>(
    [
        new("x-queue-type", "quorum"),
        new("x-single-active-consumer", true),
        new("x-dead-letter-exchange", DeadLetters),
        new("x-delivery-limit", DeliveryLimit),
    ]);
}
