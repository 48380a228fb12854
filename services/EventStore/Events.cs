using BorderCoordination.Contracts;

namespace BorderCoordination.EventStore;

/// <summary>A stream: the kind of aggregate and its id.</summary>
public readonly record struct StreamName(string Aggregate, Guid Id)
{
    /// <summary>As it is named to the outside: <c>patrol/0198…</c>.</summary>
    public string Subject => $"{Aggregate}/{Id}";
}

/// <summary>An event on its way into a stream.</summary>
/// <param name="Id">A UUIDv7; a copy keeps the id of its original.</param>
/// <param name="Data">A record of the event catalogue.</param>
/// <param name="Time">When it is recorded; kept to the microsecond, in UTC.</param>
/// <param name="Metadata">Who, where, for whom.</param>
public sealed record NewEvent(Guid Id, object Data, DateTimeOffset Time, EventMetadata Metadata);

/// <summary>An event in a stream, read in the version that is written today, whichever it was written in.</summary>
/// <param name="Version">1, 2, 3 … within the stream.</param>
public sealed record RecordedEvent(Guid Id, StreamName Stream, long Version, string Type, object Data, DateTimeOffset Time, EventMetadata Metadata);

/// <summary>An event as it was written, in the order of the whole store: its data unread, so that any build can pass it on.</summary>
/// <param name="Sequence">Ascending in the order of the store, with gaps where an append was rolled back.</param>
/// <param name="Data">JSON.</param>
public sealed record StoredEvent(
    long Sequence, Guid Id, StreamName Stream, long Version, string Type, ReadOnlyMemory<byte> Data, DateTimeOffset Time, EventMetadata Metadata);
