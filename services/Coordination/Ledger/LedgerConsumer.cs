using BorderCoordination.ServiceDefaults.Messaging;
using MassTransit;
using RabbitMQ.Client;
using BrokerDelivery = BorderCoordination.ServiceDefaults.Messaging.Delivery;

namespace BorderCoordination.Coordination;

/// <summary>
/// Fills the ledger from its queue. A message is acknowledged when its consumer returns, that is after the commit. While one batch is written the
/// next is on its way already, so twice a batch is fetched ahead.
/// </summary>
internal static class LedgerConsumer
{
    private const ushort Ahead = 2 * LedgerWriter.MostInBatch;

    /// <summary>Consumes the ledger's queue, which every publisher declares as well, and binds it to every exchange of events.</summary>
    public static MessagingBuilder AddLedgerQueue(this MessagingBuilder messaging) => messaging.AddEndpoint(Topology.LedgerQueue, (context, endpoint) =>
    {
        endpoint.PrefetchCount = Ahead;
        endpoint.ConcurrentMessageLimit = Ahead;
        foreach (var exchange in Topology.Exchanges)
        {
            endpoint.Bind(exchange, binding =>
            {
                binding.ExchangeType = ExchangeType.Topic;
                binding.RoutingKey = "#";
            });
        }

        var writer = context.GetRequiredService<LedgerWriter>();
        endpoint.Handler<EnvelopeMessage>(message => writer.RecordAsync(
            new Delivery(message.Message.Body, BrokerDelivery.Of(message).Publisher), message.CancellationToken));
    });
}
