using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Telemetry;
using MassTransit;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>An event ready to be published.</summary>
internal sealed record Publication(long Sequence, EventEnvelope Envelope, byte[] Body);

/// <summary>
/// Publishes through MassTransit; a publication is over when the broker has confirmed it. Calls go to the wire in the order in which they were made,
/// once the channel stands: let the first one of a connection finish before making the next.
/// </summary>
internal sealed class EnvelopePublisher(IBus bus, MessagingMetrics metrics)
{
    private readonly Dictionary<string, ISendEndpoint> _endpoints = [];

    /// <summary>Looks the exchanges up, so that publishing need not.</summary>
    public async Task PrepareAsync()
    {
        foreach (var exchange in Topology.Exchanges)
        {
            _endpoints[exchange] = await bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type=topic"));
        }
    }

    /// <summary>
    /// Publishes one event, as a span that continues the trace of its append.
    /// https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
    /// </summary>
    /// <exception cref="MessageReturnedException">No queue is bound that would take it.</exception>
    public async Task PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        var envelope = publication.Envelope;
        var exchange = Topology.ExchangeOf(envelope.Visibility);
        using var activity = MessagingTelemetry.Source.HasListeners() ? StartSpan(publication, exchange) : null;
        var message = new AmqpMessage(envelope, activity?.Id ?? envelope.TraceParent, activity is null ? envelope.TraceState : activity.TraceStateString);
        try
        {
            await _endpoints[exchange].Send(new EnvelopeMessage(publication.Body), message, cancellationToken);
            metrics.Published(exchange);
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.Message).SetTag("error.type", fault.GetType().FullName);
            throw;
        }
    }

    private static Activity StartSpan(Publication publication, string exchange)
    {
        var envelope = publication.Envelope;
        var activity = TraceContext.Start(
            MessagingTelemetry.Source, $"publish {envelope.Type}", ActivityKind.Producer, envelope.TraceParent, envelope.TraceState);
        return activity.IsAllDataRequested
            ? activity.SetTag("messaging.system", "rabbitmq")
                .SetTag("messaging.operation.type", "send")
                .SetTag("messaging.operation.name", "publish")
                .SetTag("messaging.destination.name", exchange)
                .SetTag("messaging.rabbitmq.destination.routing_key", Topology.RoutingKeyOf(envelope))
                .SetTag("messaging.message.id", envelope.Id.ToString())
                .SetTag("messaging.message.body.size", publication.Body.Length)
            : activity;
    }
}
