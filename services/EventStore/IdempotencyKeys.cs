using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>What a key stands for at this moment.</summary>
public enum KeyUse
{
    /// <summary>Nothing yet; it is held until the transaction ends.</summary>
    Free,

    /// <summary>Something that is being worked on.</summary>
    InUse,

    /// <summary>Something else.</summary>
    Reused,

    /// <summary>The same, done before.</summary>
    Answered,
}

/// <summary>What was found under a key.</summary>
/// <param name="Answer">What was answered, where it was done before.</param>
public sealed record KeyClaim(KeyUse Use, string? Answer = null);

/// <summary>Keys for what changes tables of a service's own rather than a stream; kept where those of the appends are.</summary>
public static class IdempotencyKeys
{
    /// <summary>Holds a key for this transaction, unless it is taken.</summary>
    public static async Task<KeyClaim> ClaimAsync(this NpgsqlTransaction transaction, IdempotencyKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add("select pg_try_advisory_xact_lock($1)", Sql.Value(AdvisoryLocks.Of(key)));
        batch.BatchCommands.Add(Idempotency.Lookup(key, now));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (!reader.GetBoolean(0))
        {
            return new KeyClaim(KeyUse.InUse);
        }

        await reader.NextResultAsync(cancellationToken);
        return !await reader.ReadAsync(cancellationToken) ? new KeyClaim(KeyUse.Free)
            : reader.GetString(0) != key.Fingerprint ? new KeyClaim(KeyUse.Reused)
            : new KeyClaim(KeyUse.Answered, reader.GetString(1));
    }

    /// <summary>Remembers what a repetition is answered with.</summary>
    public static async Task KeepAsync(
        this NpgsqlTransaction transaction, IdempotencyKey key, string answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(Idempotency.Record(key, answer, now));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
