using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace BorderCoordination.ServiceDefaults.Messaging;

internal static class ReactionEndpoint
{
    /// <summary>Declares the queue of a reaction, binds it, and hands what arrives to the reaction, one message after the other.</summary>
    public static void React(this IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, ReactionBinding reaction)
    {
        endpoint.UseEventQueue();
        endpoint.PrefetchCount = context.GetRequiredService<IOptions<ReactionOptions>>().Value.Prefetch;
        endpoint.ConcurrentMessageLimit = 1;
        foreach (var pattern in reaction.Bindings)
        {
            endpoint.Bind(Topology.Exchange, binding =>
            {
                binding.ExchangeType = ExchangeType.Topic;
                binding.RoutingKey = pattern;
            });
        }

        var consumer = context.GetRequiredService<ReactionConsumer>();
        endpoint.Handler<EnvelopeMessage>(delivery => consumer.ConsumeAsync(reaction, delivery));
    }
}
