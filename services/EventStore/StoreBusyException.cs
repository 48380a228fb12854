namespace BorderCoordination.EventStore;

/// <summary>Other appends to the same stream came first too many times in a row. Nothing was recorded; the caller may ask again in a moment (503).</summary>
public sealed class StoreBusyException(StreamName stream, Exception? inner = null)
    : Exception($"{stream.Subject} is being written to by too many at once.", inner)
{
    public StreamName Stream { get; } = stream;
}
