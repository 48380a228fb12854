using System.Globalization;
using System.Text;
using BorderCoordination.Contracts;
using MassTransit;
using RabbitMQ.Client;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// The AMQP 0-9-1 properties and headers of a published event. The official CloudEvents binding is for AMQP 1.0; for 0-9-1 this does what Knative's
/// RabbitMQ broker does and copies the attributes into headers named <c>ce-…</c>, so that a subscriber may bind or filter by them without opening
/// the body, which is the whole envelope (structured mode).
/// https://github.com/knative-extensions/eventing-rabbitmq/blob/main/pkg/message/message.go
/// </summary>
/// <param name="envelope">The event.</param>
/// <param name="traceParent">The context of the span that publishes it.</param>
/// <param name="traceState">Its vendors' part.</param>
/// <param name="over">
/// Keeps a message from being sent any more. MassTransit tries again by itself when a connection breaks, each message on its own and so in no order;
/// it asks here before every attempt.
/// </param>
internal sealed class AmqpMessage(EventEnvelope envelope, string? traceParent, string? traceState, CancellationToken over) : IPipe<SendContext<EnvelopeMessage>>
{
    public Task Send(SendContext<EnvelopeMessage> context)
    {
        over.ThrowIfCancellationRequested();
        if (!context.TryGetPayload<RabbitMqSendContext>(out var amqp))
        {
            throw new NotSupportedException("Events are published over RabbitMQ only.");
        }

        amqp.MessageId = envelope.Id;
        amqp.RoutingKey = Topology.RoutingKeyOf(envelope);
        amqp.Durable = true;
        amqp.Mandatory = true;
        amqp.BasicProperties.Type = envelope.Type;
        amqp.BasicProperties.Timestamp = new AmqpTimestamp(envelope.Time.ToUnixTimeSeconds());
        if (envelope.CorrelationId is { } correlationId && Encoding.UTF8.GetByteCount(correlationId) <= byte.MaxValue)
        {
            amqp.BasicProperties.CorrelationId = correlationId;
        }

        amqp.BasicProperties.Headers = Headers();
        return Task.CompletedTask;
    }

    public void Probe(ProbeContext context) => context.CreateScope("cloudEventsAmqp");

    private Dictionary<string, object?> Headers()
    {
        var headers = new Dictionary<string, object?>(24)
        {
            ["ce-specversion"] = envelope.SpecVersion,
            ["ce-id"] = envelope.Id.ToString(),
            ["ce-source"] = envelope.Source,
            ["ce-type"] = envelope.Type,
            ["ce-subject"] = envelope.Subject,
            ["ce-time"] = envelope.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            ["ce-datacontenttype"] = envelope.DataContentType,
            ["ce-dataschema"] = envelope.DataSchema,
            ["ce-sequence"] = envelope.Sequence,
            ["ce-partitionkey"] = envelope.PartitionKey.ToString(),
            ["ce-pair"] = envelope.Pair.Code,
            ["ce-visibility"] = envelope.Visibility.ToString(),
        };
        Add("ce-party", envelope.Party?.Code);
        Add("ce-unit", envelope.Unit);
        Add("ce-person", envelope.Person);
        Add("ce-correlationid", envelope.CorrelationId);
        Add("ce-causationid", envelope.CausationId);
        Add("ce-traceparent", envelope.TraceParent);
        Add("ce-tracestate", envelope.TraceState);
        Add("traceparent", traceParent);
        Add("tracestate", traceState);
        return headers;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                headers[name] = value;
            }
        }
    }
}
