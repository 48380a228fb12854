using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Telemetry;
using MassTransit;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>A message as it came from the broker, with what its AMQP properties and headers say of it.</summary>
/// <param name="Message">The body.</param>
/// <param name="MessageId">The event's id, if the publisher kept to the convention.</param>
/// <param name="TraceParent">The context of the span that published it.</param>
/// <param name="TraceState">Its vendors' part.</param>
public sealed record Delivery(EnvelopeMessage Message, string? MessageId, string? TraceParent, string? TraceState)
{
    /// <summary>Reads a delivery; whatever is missing or odd is left out.</summary>
    public static Delivery Of(ConsumeContext<EnvelopeMessage> context)
    {
        var headers = context.ReceiveContext.TransportHeaders;
        return new Delivery(context.Message, Text("MessageId"), Text("traceparent"), Text("tracestate"));

        string? Text(string name) => headers.TryGetHeader(name, out var value) ? value as string : null;
    }

    /// <summary>The publisher's context; a consumer of batches links its one span to each of these.</summary>
    public ActivityContext Publisher => TraceContext.Read(TraceParent, TraceState);

    /// <summary>
    /// Starts the span of processing this delivery, which continues the trace of its publication. Never none, so that what is appended meanwhile
    /// belongs to the trace. https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/
    /// </summary>
    public Activity StartSpan(string queue)
    {
        var activity = TraceContext.Start(MessagingTelemetry.Source, $"process {queue}", ActivityKind.Consumer, TraceParent, TraceState);
        return activity
            .SetTag("messaging.system", "rabbitmq")
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.operation.name", "process")
            .SetTag("messaging.destination.name", queue)
            .SetTag("messaging.message.id", MessageId)
            .SetTag("messaging.message.body.size", Message.Body.Length);
    }
}
