using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>The records of what was answered under which key: written with the append, looked up before the next.</summary>
internal static class Idempotency
{
    public static SchemaPart Schema { get; } = new(
        "event-store",
        """
        create table idempotency_keys (
            scope text not null,
            key text not null,
            fingerprint text not null,
            answer text not null,
            expires_at timestamptz,
            constraint idempotency_keys_pkey primary key (scope, key));
        create index idempotency_keys_expires_at on idempotency_keys (expires_at) where expires_at is not null;
        """);

    /// <summary>Has to follow the statement that tries the key's lock: only then does it see what the last holder committed.</summary>
    public static NpgsqlBatchCommand Lookup(IdempotencyKey key, DateTimeOffset now) =>
        new("select fingerprint, answer from idempotency_keys where scope = $1 and key = $2 and (expires_at is null or expires_at > $3)")
        {
            Parameters = { Sql.Text(key.Scope), Sql.Text(key.Key), Sql.Value(now) },
        };

    public static NpgsqlBatchCommand Record(IdempotencyKey key, string answer, DateTimeOffset now) =>
        new("""
            insert into idempotency_keys (scope, key, fingerprint, answer, expires_at) values ($1, $2, $3, $4, $5)
            on conflict (scope, key) do update set fingerprint = excluded.fingerprint, answer = excluded.answer, expires_at = excluded.expires_at
            """)
        {
            Parameters = { Sql.Text(key.Scope), Sql.Text(key.Key), Sql.Text(key.Fingerprint), Sql.Text(answer), Sql.Time(now + key.Lifetime) },
        };

    /// <summary>Removes at most <paramref name="limit"/> expired records; returns how many there were.</summary>
    public static async Task<int> RemoveExpiredAsync(NpgsqlDataSource dataSource, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(
            """
            delete from idempotency_keys where (scope, key) in
                (select scope, key from idempotency_keys where expires_at <= $1 order by expires_at limit $2 for update skip locked)
            """);
        command.Parameters.Add(Sql.Value(now));
        command.Parameters.Add(Sql.Value(limit));
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
