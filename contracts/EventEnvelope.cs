using System.Text.Json;
using System.Text.Json.Serialization;

namespace BorderCoordination.Contracts;

/// <summary>
/// An event as it is published: CloudEvents 1.0 in its JSON form (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md).
/// At most 64 KiB when written.
/// </summary>
/// <param name="Id">The event's id, a UUIDv7; the same wherever the event is met.</param>
/// <param name="Source"><c>urn:border-coordination:</c> and the service's name.</param>
/// <param name="Type">The catalogue's name with its version.</param>
/// <param name="Subject">Aggregate and its id: <c>patrol/0198…</c>.</param>
/// <param name="Time">When it was recorded, UTC, to the microsecond.</param>
/// <param name="DataSchema">Address of the JSON Schema of the data.</param>
/// <param name="Sequence">The stream's version after the event, zero-padded to ten digits.</param>
/// <param name="PartitionKey">The stream's id; order is kept within it.</param>
/// <param name="Pair">The border pair.</param>
/// <param name="Party">The party that acted.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="Data">The event itself.</param>
public sealed record EventEnvelope(
    Guid Id,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset Time,
    [property: JsonPropertyName("dataschema")] string DataSchema,
    string Sequence,
    [property: JsonPropertyName("partitionkey")] Guid PartitionKey,
    BorderPair Pair,
    Visibility Visibility,
    JsonElement Data,
    Party? Party = null,
    string? Unit = null,
    string? Person = null,
    [property: JsonPropertyName("correlationid")] string? CorrelationId = null,
    [property: JsonPropertyName("causationid")] string? CausationId = null,
    [property: JsonPropertyName("traceparent")] string? TraceParent = null,
    [property: JsonPropertyName("tracestate")] string? TraceState = null,
    [property: JsonPropertyName("specversion")] string SpecVersion = EventEnvelope.Version,
    [property: JsonPropertyName("datacontenttype")] string DataContentType = "application/json")
{
    public const string Version = "1.0";

    public const string SourcePrefix = "urn:border-coordination:";

    public const string ContentType = "application/cloudevents+json";

    /// <summary>The largest envelope, in bytes.</summary>
    public const int MaximumBytes = 64 * 1024;

    /// <summary>The service that recorded it.</summary>
    [JsonIgnore]
    public string Service => Source[SourcePrefix.Length..];

    /// <summary>The stream's version after the event.</summary>
    [JsonIgnore]
    public long StreamVersion => long.Parse(Sequence, System.Globalization.CultureInfo.InvariantCulture);
}
