using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// The first statements of every transaction that appends. The very first, outside any savepoint and before any number is drawn,
/// takes the shared lock that the reader looks for.
/// </summary>
internal sealed record Opening(Opening.KeyState Key, string? Answer, IReadOnlyList<RecordedEvent> Events)
{
    private const string Lock = "select pg_advisory_xact_lock_shared($1, $2)";

    private const string LockWithKey = "select pg_advisory_xact_lock_shared($1, $2), pg_try_advisory_xact_lock($3)";

    // As strong as the update that follows, so that writers of one stream queue. It has to be a statement of its own: only the next one sees what
    // was committed during the wait.
    internal const string LockStream = "select type from mt_streams where id = $1 for no key update";

    // Advisory locks may be taken again by their holder: who did not get the key's lock does not queue for the stream either.
    private const string LockStreamWithKey = "select type from mt_streams where id = $1 and pg_try_advisory_xact_lock($2) for no key update";

    internal enum KeyState
    {
        Free,
        InUse,
        Answered,
        Reused,
    }

    /// <summary>Takes the lock alone, for work that brings its own statements.</summary>
    public static async Task LockAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Lock, transaction.Connection, transaction) { Parameters = { Sql.Value(AdvisoryLocks.Space), Sql.Value(AdvisoryLocks.Append) } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Lock, key and load: one round trip where the engine can share it.</summary>
    public static async Task<Opening> RunAsync(
        IEventStoreEngine engine, NpgsqlTransaction transaction, StreamName stream, IdempotencyKey? key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        long? keyLock = key is null ? null : AdvisoryLocks.Of(key);
        batch.BatchCommands.Add(First(keyLock));
        if (key is not null)
        {
            batch.BatchCommands.Add(Idempotency.Lookup(key, now));
        }

        batch.BatchCommands.Add(OfStream(stream, keyLock));
        var shared = engine as IBatchedLoad;
        if (shared is not null)
        {
            batch.BatchCommands.Add(shared.Load(stream));
        }

        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            var (state, answer) = await ReadKeyAsync(reader, key, cancellationToken);
            if (state != KeyState.Free)
            {
                return new Opening(state, answer, []);
            }

            await reader.NextResultAsync(cancellationToken);
            var isThere = await reader.ReadAsync(cancellationToken) && reader.GetString(0) == stream.Aggregate;
            if (!isThere)
            {
                return new Opening(state, answer, []);
            }

            if (shared is not null)
            {
                await reader.NextResultAsync(cancellationToken);
                return new Opening(state, answer, await shared.ReadLoadAsync(reader, stream, cancellationToken));
            }
        }

        return new Opening(KeyState.Free, null, await engine.LoadForAppendAsync(transaction, stream, cancellationToken));
    }

    private static NpgsqlBatchCommand First(long? keyLock)
    {
        var command = new NpgsqlBatchCommand(keyLock is null ? Lock : LockWithKey) { Parameters = { Sql.Value(AdvisoryLocks.Space), Sql.Value(AdvisoryLocks.Append) } };
        if (keyLock is { } number)
        {
            command.Parameters.Add(Sql.Value(number));
        }

        return command;
    }

    private static NpgsqlBatchCommand OfStream(StreamName stream, long? keyLock)
    {
        var command = new NpgsqlBatchCommand(keyLock is null ? LockStream : LockStreamWithKey) { Parameters = { Sql.Value(stream.Id) } };
        if (keyLock is { } number)
        {
            command.Parameters.Add(Sql.Value(number));
        }

        return command;
    }

    private static async Task<(KeyState State, string? Answer)> ReadKeyAsync(NpgsqlDataReader reader, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        if (key is null)
        {
            return (KeyState.Free, null);
        }

        var mine = reader.GetBoolean(1);
        await reader.NextResultAsync(cancellationToken);
        if (await reader.ReadAsync(cancellationToken))
        {
            return reader.GetString(0) == key.Fingerprint ? (KeyState.Answered, reader.GetString(1)) : (KeyState.Reused, null);
        }

        return (mine ? KeyState.Free : KeyState.InUse, null);
    }
}
