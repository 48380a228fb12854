using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.Client;

/// <summary>An event as a subscriber gets it.</summary>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Position">Its position in the ledger; none over AMQP.</param>
public sealed record FeedEvent(EventEnvelope Envelope, long? Position)
{
    /// <summary>What has happened, as a record of the contracts, in the version that is written today.</summary>
    /// <exception cref="UnknownEventException">This build of the client does not know the event or its version: stop here and upgrade, rather than leaving it out.</exception>
    public object Read()
    {
        var type = EventCatalogue.Find(Envelope.Type) ?? throw new UnknownEventException(Envelope.Type);
        return EventVersions.Current(Envelope.Data.Deserialize(type.Record, ContractJson.Options) ?? throw new JsonException("The data is null."));
    }

    internal static FeedEvent Parse(JsonElement json) => new(
        json.Deserialize<EventEnvelope>(ContractJson.Options) ?? throw new JsonException("The envelope is null."),
        json.TryGetProperty("position", out var position) ? position.GetInt64() : null);

    internal static FeedEvent Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return Parse(document.RootElement.Clone());
    }
}

/// <summary>An event, or a version of it, that this build of the client does not know.</summary>
public sealed class UnknownEventException(string type) : Exception($"This build does not know '{type}'.")
{
    public string Type { get; } = type;
}
