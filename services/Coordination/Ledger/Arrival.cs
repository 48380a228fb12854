using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination;

/// <summary>An envelope as it was delivered, from the broker or by the service that recorded the event.</summary>
/// <param name="Body">The exact bytes.</param>
/// <param name="Context">The trace that brought it; none when it was fetched.</param>
internal readonly record struct Delivery(ReadOnlyMemory<byte> Body, ActivityContext Context = default);

/// <summary>A delivery that has been read and can be recorded.</summary>
internal sealed record Arrival(EventEnvelope Envelope, StreamName Stream, long Version, NewEvent Event, Delivery Delivery)
{
    public Candidate Candidate => new(Envelope.Id, Stream.Id, Version);

    /// <summary>Reads a delivery.</summary>
    /// <exception cref="UnreadableEnvelopeException">It is no event of ours, and never will be.</exception>
    /// <exception cref="UnknownEventTypeException">A newer build can read it.</exception>
    public static Arrival Read(Delivery delivery)
    {
        try
        {
            var envelope = new EnvelopeMessage(delivery.Body).Read();
            var (stream, version) = Check(envelope, delivery.Body.Span);
            return new Arrival(envelope, stream, version, Envelopes.Copy(envelope), delivery);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new UnreadableEnvelopeException(unreadable.Message, unreadable);
        }
    }

    /// <summary>What the type system does not say of an envelope.</summary>
    private static (StreamName Stream, long Version) Check(EventEnvelope envelope, ReadOnlySpan<byte> body)
    {
        Demand(envelope.SpecVersion == EventEnvelope.Version, "specversion: 1.0 is expected.");
        Demand(envelope.Id != Guid.Empty && envelope.PartitionKey != Guid.Empty, "id, partitionkey: they must not be zero.");
        Demand(envelope.Source.StartsWith(EventEnvelope.SourcePrefix, StringComparison.Ordinal), "source: it is none of ours.");
        var name = envelope.Type.Split('.');
        Demand(name.Length == 3 && name[0] == envelope.Service && IsVersion(name[2]), "type: <service>.<event>.v<version> of the source is expected.");
        Demand(long.TryParse(envelope.Sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0, "sequence: a stream version is expected.");
        var slash = envelope.Subject.IndexOf('/', StringComparison.Ordinal);
        var stream = new StreamName(slash > 0 ? envelope.Subject[..slash] : "", envelope.PartitionKey);
        Demand(slash > 0 && stream.Subject == envelope.Subject, "subject: <aggregate>/<partitionkey> is expected.");
        Demand(!EnvelopeBytes.HasPosition(body), "position: only the ledger gives one.");
        Demand(!EnvelopeBytes.HasNul(body), "A text holds the character NUL (U+0000), which cannot be kept.");
        return (stream, version);
    }

    private static bool IsVersion(string text) =>
        text is ['v', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0;

    private static void Demand(bool met, string otherwise)
    {
        if (!met)
        {
            throw new FormatException(otherwise);
        }
    }
}

/// <summary>The bytes are no envelope of an event, and no other build will find one in them.</summary>
internal sealed class UnreadableEnvelopeException(string reason, Exception? inner = null) : Exception(reason, inner);
