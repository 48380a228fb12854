using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Telemetry;
using MassTransit;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>An event ready to be published.</summary>
internal sealed record Publication(long Sequence, EventEnvelope Envelope, byte[] Body)
{
    public string Exchange { get; } = Topology.ExchangeOf(Envelope.Visibility);
}

/// <summary>
/// Publishes through a MassTransit bus of its own; a publication is over when the broker has confirmed it. Calls go to the wire in the order in which
/// they were made, once the channel stands and the exchange is declared: let the first one to each exchange finish before making the next.
/// </summary>
/// <remarks>
/// A publisher is good until its first fault. MassTransit sends again by itself what a broken connection took along, each message on its own and so
/// in no order, and those attempts disturb the channel of whatever is published next; a new publisher has a bus, a connection and a channel without them.
/// </remarks>
internal sealed class EnvelopePublisher : IAsyncDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly IBusControl _bus;
    private readonly MessagingMetrics _metrics;
    private readonly Dictionary<string, ISendEndpoint> _endpoints = [];

    private EnvelopePublisher(IBusControl bus, MessagingMetrics metrics) => (_bus, _metrics) = (bus, metrics);

    /// <summary>Starts a bus that only sends.</summary>
    /// <param name="broker">Where.</param>
    /// <param name="name">Of the connection, as an operator of the broker sees it.</param>
    /// <param name="metrics">Counts what was confirmed.</param>
    /// <param name="faults">Hears of every attempt that fails, also of those that MassTransit makes again.</param>
    public static async Task<EnvelopePublisher> StartAsync(
        BrokerAddress broker, string name, MessagingMetrics metrics, ISendObserver faults, CancellationToken cancellationToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.UseEnvelopes(broker, name));
        var publisher = new EnvelopePublisher(bus, metrics);
        try
        {
            bus.ConnectSendObserver(faults);
            await bus.StartAsync(cancellationToken);
            foreach (var exchange in Topology.Exchanges)
            {
                publisher._endpoints[exchange] = await bus.GetSendEndpoint(new Uri($"exchange:{exchange}?type=topic"));
            }

            return publisher;
        }
        catch
        {
            await publisher.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Publishes one event, as a span that continues the trace of its append.
    /// https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
    /// </summary>
    /// <param name="publication">The event.</param>
    /// <param name="over">Keeps it from being sent, or sent again. What has been sent is not interrupted: the client library does not take that well.</param>
    /// <exception cref="MessageReturnedException">No queue is bound that would take it.</exception>
    public async Task PublishAsync(Publication publication, CancellationToken over)
    {
        var envelope = publication.Envelope;
        using var activity = MessagingTelemetry.Source.HasListeners() ? StartSpan(publication) : null;
        var message = new AmqpMessage(
            envelope, activity?.Id ?? envelope.TraceParent, activity is null ? envelope.TraceState : activity.TraceStateString, over);
        try
        {
            await _endpoints[publication.Exchange].Send(new EnvelopeMessage(publication.Body), message, CancellationToken.None);
            _metrics.Published(publication.Exchange);
        }
        catch (Exception fault)
        {
            activity?.SetStatus(ActivityStatusCode.Error, fault.Message).SetTag("error.type", fault.GetType().FullName);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _bus.StopAsync(StopTimeout);
        }
        catch (Exception)
        {
            // It is of no more use, however it ended.
        }
    }

    private static Activity StartSpan(Publication publication)
    {
        var envelope = publication.Envelope;
        var activity = TraceContext.Start(
            MessagingTelemetry.Source, $"publish {envelope.Type}", ActivityKind.Producer, envelope.TraceParent, envelope.TraceState);
        return activity.IsAllDataRequested
            ? activity.SetTag("messaging.system", "rabbitmq")
                .SetTag("messaging.operation.type", "send")
                .SetTag("messaging.operation.name", "publish")
                .SetTag("messaging.destination.name", publication.Exchange)
                .SetTag("messaging.rabbitmq.destination.routing_key", Topology.RoutingKeyOf(envelope))
                .SetTag("messaging.message.id", envelope.Id.ToString())
                .SetTag("messaging.message.body.size", publication.Body.Length)
            : activity;
    }
}
