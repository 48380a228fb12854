using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>An entry of the ledger, as the feeds need it.</summary>
/// <param name="Envelope">The exact bytes of its envelope.</param>
internal sealed record FeedEntry(long Position, string Type, string Subject, BorderPair Pair, Visibility Visibility, byte[] Envelope)
{
    /// <summary>The entry that an arrival has become.</summary>
    public static FeedEntry Of(Arrival arrival, long position)
    {
        var envelope = arrival.Envelope;
        return new FeedEntry(position, envelope.Type, envelope.Subject, envelope.Pair, envelope.Visibility, arrival.Delivery.Body.ToArray());
    }
}

/// <summary>Some of the ledger after a position.</summary>
/// <param name="Entries">What passed the filter.</param>
/// <param name="Examined">Up to here everything was looked at; the next page begins after it.</param>
/// <param name="Head">The ledger's last position at that moment.</param>
internal sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, long Examined, long Head);
