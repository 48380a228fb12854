using System.Diagnostics.CodeAnalysis;
using System.Net.Mime;
using BorderCoordination.Contracts;
using MassTransit;
using MassTransit.Serialization;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Puts an <see cref="EnvelopeMessage"/> on the broker as the bytes that it is, and takes every delivery as one, however broken its body and
/// whatever its content type: reading happens in the consumer, where an unreadable message can be parked.
/// </summary>
internal sealed class CloudEventsSerialization : ISerializerFactory, IMessageSerializer, IMessageDeserializer
{
    public ContentType ContentType { get; } = new(EventEnvelope.ContentType);

    public IMessageSerializer CreateSerializer() => this;

    public IMessageDeserializer CreateDeserializer() => this;

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class =>
        context.Message is EnvelopeMessage message
            ? new MemoryMessageBody(message.Body)
            : throw new NotSupportedException($"Only {nameof(EnvelopeMessage)} is published, not {typeof(T)}.");

    public MessageBody GetMessageBody(string text) => new StringMessageBody(text);

    public ConsumeContext Deserialize(ReceiveContext receiveContext) =>
        new BodyConsumeContext(receiveContext, Deserialize(receiveContext.Body, receiveContext.TransportHeaders, receiveContext.InputAddress));

    public SerializerContext Deserialize(MessageBody body, Headers headers, Uri? destinationAddress = null) =>
        new Received(this, new EnvelopeMessage(body.GetBytes()), new RawMessageContext(headers, destinationAddress, RawSerializerOptions.AnyMessageType));

    public void Probe(ProbeContext context) => context.CreateScope("cloudEvents").Add("contentType", ContentType.MediaType);

    private sealed class Received(CloudEventsSerialization serializer, EnvelopeMessage envelope, RawMessageContext context)
        : BaseSerializerContext(SystemTextJsonMessageSerializer.Instance, context, [MessageUrn.ForTypeString<EnvelopeMessage>()])
    {
        public override bool TryGetMessage<T>(out T? message)
            where T : class
        {
            message = envelope as T;
            return message is not null;
        }

        public override bool TryGetMessage(Type messageType, [NotNullWhen(true)] out object? message)
        {
            message = messageType.IsInstanceOfType(envelope) ? envelope : null;
            return message is not null;
        }

        public override IMessageSerializer GetMessageSerializer() => serializer;

        public override IMessageSerializer GetMessageSerializer<T>(MessageEnvelope envelope, T message) => serializer;

        public override IMessageSerializer GetMessageSerializer(object message, string[] messageTypes) => serializer;

        public override Dictionary<string, object> ToDictionary<T>(T? message)
            where T : class => [];
    }
}

internal static class EnvelopeBus
{
    /// <summary>Makes a bus speak nothing but envelopes.</summary>
    public static void UseEnvelopes(this IRabbitMqBusFactoryConfigurator rabbit, BrokerAddress broker, string name)
    {
        var serialization = new CloudEventsSerialization();
        rabbit.Host(broker.Uri, name);
        rabbit.ClearSerialization();
        rabbit.AddSerializer(serialization);
        rabbit.AddDeserializer(serialization, isDefault: true);
        rabbit.Message<EnvelopeMessage>(message => message.SetEntityName(Topology.Exchange));
        rabbit.Publish<EnvelopeMessage>(publish => publish.ExchangeType = RabbitMQ.Client.ExchangeType.Topic);
    }
}
