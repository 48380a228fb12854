using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.EventStore;

/// <summary>An event's data as JSON, and back.</summary>
public static class EventData
{
    /// <summary>The most that an event's data may take as JSON, in bytes: the envelope's limit less room for its attributes.</summary>
    public const int MaximumBytes = EventEnvelope.MaximumBytes - (4 * 1024);

    /// <summary>Writes a record of the event catalogue.</summary>
    public static byte[] Write(object data) => JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), ContractJson.Options);

    /// <summary>Reads an event into the record of its own version.</summary>
    /// <exception cref="UnknownEventTypeException">The name is not in this build's catalogue.</exception>
    /// <exception cref="JsonException">The data does not fit the record; a missing required member does not fit.</exception>
    public static object Read(string type, ReadOnlySpan<byte> json)
    {
        var known = EventCatalogue.Find(type) ?? throw new UnknownEventTypeException(type);
        return JsonSerializer.Deserialize(json, known.Record, ContractJson.Options) ?? throw new JsonException($"An event '{type}' has no data.");
    }
}
