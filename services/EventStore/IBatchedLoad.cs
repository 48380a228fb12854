using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>What an engine may offer besides: a load that shares the round trip of the seam's first statements.</summary>
public interface IBatchedLoad
{
    /// <summary>What <see cref="IEventStoreEngine.LoadForAppendAsync"/> would execute.</summary>
    NpgsqlBatchCommand Load(StreamName stream);

    /// <summary>Reads its result, on which the reader stands.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadLoadAsync(NpgsqlDataReader reader, StreamName stream, CancellationToken cancellationToken);
}
