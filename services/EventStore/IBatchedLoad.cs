using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>What an engine may offer besides: a load that shares the round trip of the seam's first statements.</summary>
public interface IBatchedLoad
{
    /// <summary>Adds what <see cref="IEventStoreEngine.LoadForAppendAsync"/> executes.</summary>
    /// <param name="keyLock">Advisory lock without which the stream is not to be locked: somebody else is working on the same intention.</param>
    void AddLoad(NpgsqlBatch batch, StreamName stream, long? keyLock);

    /// <summary>Reads its results; the reader stands on the first of them.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadLoadAsync(NpgsqlDataReader reader, StreamName stream, CancellationToken cancellationToken);
}
