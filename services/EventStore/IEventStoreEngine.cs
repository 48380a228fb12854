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

    /// <summary>Loads a stream that is there, whole. The seam has its row locked until the transaction ends.</summary>
    /// <exception cref="UnknownEventTypeException">It holds an event that this build does not know.</exception>
    Task<IReadOnlyList<RecordedEvent>> LoadForAppendAsync(NpgsqlTransaction transaction, StreamName stream, CancellationToken cancellationToken);

    /// <summary>Loads a stream as far as asked; empty when there is none of that kind.</summary>
    /// <exception cref="UnknownEventTypeException">It holds an event that this build does not know.</exception>
    Task<IReadOnlyList<RecordedEvent>> LoadAsync(NpgsqlConnection connection, StreamName stream, StreamLimit limit, CancellationToken cancellationToken);

    /// <summary>
    /// Appends to streams that are at the expected versions (0: the stream does not exist yet), numbering the events in the order given. May put its
    /// statements into <paramref name="batch"/>, which the seam executes right afterwards, or execute them at once.
    /// </summary>
    /// <param name="appends">At least one. A stream may come several times, each time expecting what the last left.</param>
    /// <exception cref="StreamVersionConflictException">One of the streams is at another version, not always the one that is named; may also come out of the batch as a violated constraint.</exception>
    Task AppendAsync(NpgsqlTransaction transaction, NpgsqlBatch batch, IReadOnlyList<StreamAppend> appends, CancellationToken cancellationToken);
}

/// <summary>What is to be appended to a stream.</summary>
public sealed record StreamAppend(StreamName Stream, long ExpectedVersion, IReadOnlyList<NewEvent> Events);
