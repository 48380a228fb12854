using System.Text.Json;
using System.Text.Json.Serialization;
using BorderCoordination.Contracts;

namespace BorderCoordination.EventStore;

/// <summary>
/// What column <c>headers</c> of an event holds: its metadata but for correlation and causation, which have columns of their own.
/// The same with every engine.
/// </summary>
public sealed record EventHeaders(
    BorderPair Pair,
    Visibility Visibility,
    Party? Party = null,
    string? Unit = null,
    string? Person = null,
    [property: JsonPropertyName("traceparent")] string? TraceParent = null,
    [property: JsonPropertyName("tracestate")] string? TraceState = null)
{
    public static EventHeaders Of(EventMetadata metadata) =>
        new(metadata.Pair, metadata.Visibility, metadata.Party, metadata.Unit, metadata.Person, metadata.TraceParent, metadata.TraceState);

    /// <summary>Reads the column.</summary>
    /// <exception cref="JsonException">A required member is missing.</exception>
    public static EventHeaders Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<EventHeaders>(json, ContractJson.Options) ?? throw new JsonException("An event has no headers.");

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ContractJson.Options);

    public EventMetadata ToMetadata(string? correlationId, string? causationId) =>
        new(Party, Unit, Person, Pair, Visibility, correlationId, causationId, TraceParent, TraceState);
}
