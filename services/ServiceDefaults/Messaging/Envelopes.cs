using System.Globalization;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Between the store's form of an event and the published one. The same event always gives the same envelope,
/// whether it goes over the broker or is fetched by the ledger.
/// </summary>
public static class Envelopes
{
    /// <summary>The envelope of a stored event.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="schemaAddress">Where the JSON Schemas stand, absolute, with a slash at its end: <see cref="EventsOptions.SchemaAddress"/>.</param>
    public static EventEnvelope Wrap(StoredEvent stored, Uri schemaAddress)
    {
        using var data = JsonDocument.Parse(stored.Data);
        var metadata = stored.Metadata;
        return new EventEnvelope(
            stored.Id,
            EventEnvelope.SourcePrefix + stored.Type[..stored.Type.IndexOf('.', StringComparison.Ordinal)],
            stored.Type,
            stored.Stream.Subject,
            stored.Time,
            $"{schemaAddress.AbsoluteUri}{stored.Type}.json",
            stored.Version.ToString("D10", CultureInfo.InvariantCulture),
            stored.Stream.Id,
            metadata.Pair,
            metadata.Visibility,
            data.RootElement.Clone(),
            metadata.Party,
            metadata.Unit,
            metadata.Person,
            metadata.CorrelationId,
            metadata.CausationId,
            metadata.TraceParent,
            metadata.TraceState);
    }

    /// <summary>The bytes that are published, kept and fed.</summary>
    public static byte[] Write(EventEnvelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, ContractJson.Options);

    /// <summary>The stream that an envelope belongs to.</summary>
    public static StreamName Stream(EventEnvelope envelope) =>
        new(envelope.Subject[..envelope.Subject.IndexOf('/', StringComparison.Ordinal)], envelope.PartitionKey);

    /// <summary>What has happened, in the version that is written today, whichever it was written in.</summary>
    /// <exception cref="UnknownEventTypeException">This build does not know the type or its version.</exception>
    public static NewEvent Unwrap(EventEnvelope envelope)
    {
        var copy = Copy(envelope);
        return copy with { Data = EventVersions.Current(copy.Data) };
    }

    /// <summary>The event as another store keeps a copy of it: same id, time and metadata, and the version in which it was written.</summary>
    /// <exception cref="UnknownEventTypeException">This build does not know the type or its version.</exception>
    public static NewEvent Copy(EventEnvelope envelope)
    {
        var type = EventCatalogue.Find(envelope.Type) ?? throw new UnknownEventTypeException(envelope.Type);
        var data = envelope.Data.Deserialize(type.Record, ContractJson.Options) ?? throw new JsonException($"The data of {envelope.Id} is null.");
        return new NewEvent(envelope.Id, data, envelope.Time, Metadata(envelope));
    }

    /// <summary>Who did it, where it belongs, who may see it.</summary>
    public static EventMetadata Metadata(EventEnvelope envelope) => new(
        envelope.Party,
        envelope.Unit,
        envelope.Person,
        envelope.Pair,
        envelope.Visibility,
        envelope.CorrelationId,
        envelope.CausationId,
        envelope.TraceParent,
        envelope.TraceState);
}
