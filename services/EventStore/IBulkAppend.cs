using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>What an engine may offer besides: many streams appended to by one statement.</summary>
public interface IBulkAppend
{
    /// <summary>
    /// The statement that appends to streams that are at the expected versions, numbering the events in the order given. It fails as
    /// <see cref="IEventStoreEngine.AppendAsync"/> does when any stream is not.
    /// </summary>
    /// <param name="appends">A stream may come several times, each time expecting what the last left.</param>
    NpgsqlBatchCommand AppendMany(IReadOnlyList<StreamAppend> appends);
}

/// <summary>What is to be appended to a stream.</summary>
public sealed record StreamAppend(StreamName Stream, long ExpectedVersion, IReadOnlyList<NewEvent> Events);
