using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// What an engine does behind the seam: append and load, inside the seam's own transaction, on Marten's tables.
/// Reader, read models, idempotency and relay are the seam's and the same with every engine.
/// </summary>
public interface IEventStoreEngine
{
    /// <summary>As it is chosen in the configuration: <c>builtin</c>, <c>marten</c>.</summary>
    string Name { get; }

    /// <summary>Creates or upgrades the event tables. The caller holds the start-up lock.</summary>
    Task CreateSchemaAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken);

    /// <summary>Loads a stream and keeps other appends to it waiting until the transaction ends. Empty when there is none.</summary>
    /// <exception cref="UnknownEventTypeException">It holds an event that this build does not know.</exception>
    Task<IReadOnlyList<RecordedEvent>> LoadForAppendAsync(NpgsqlTransaction transaction, StreamName stream, CancellationToken cancellationToken);

    /// <summary>Loads a stream as far as asked.</summary>
    /// <exception cref="UnknownEventTypeException">It holds an event that this build does not know.</exception>
    Task<IReadOnlyList<RecordedEvent>> LoadAsync(NpgsqlConnection connection, StreamName stream, StreamLimit limit, CancellationToken cancellationToken);

    /// <summary>
    /// Appends at an expected version (0: the stream does not exist yet). May put its statements into <paramref name="batch"/>,
    /// which the seam executes right afterwards, or execute them at once.
    /// </summary>
    /// <exception cref="StreamVersionConflictException">The stream is at another version; may also come out of the batch as a violated unique constraint.</exception>
    Task AppendAsync(
        NpgsqlTransaction transaction, NpgsqlBatch batch, StreamName stream, long expectedVersion, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken);
}
