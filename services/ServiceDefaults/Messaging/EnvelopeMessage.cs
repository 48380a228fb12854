using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// The one message on the broker: an event's envelope as the bytes that were published. It is read by whoever needs more than the bytes,
/// so that an unreadable one reaches its consumer and is parked there rather than lost in the transport.
/// </summary>
public sealed class EnvelopeMessage(ReadOnlyMemory<byte> body)
{
    /// <summary>CloudEvents JSON, exactly as published.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Reads the envelope.</summary>
    /// <exception cref="JsonException">The bytes are no envelope.</exception>
    public EventEnvelope Read() =>
        JsonSerializer.Deserialize<EventEnvelope>(Body.Span, ContractJson.Options) ?? throw new JsonException("The envelope is null.");
}
