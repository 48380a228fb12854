using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Where the keys are kept, each by its hash.</summary>
internal sealed class FeedKeyTable(NpgsqlDataSource database)
{
    public const int MostOfParty = 50;

    /// <summary>How long a key that is revoked is still shown.</summary>
    private const int DaysRemembered = 90;

    private const string Columns = "id, party, name, scopes, filter, created_at, created_by, revoked_at, last_used_at";

    public static SchemaPart Part { get; } = new(
        "coordination.feed_keys",
        """
        create table feed_keys (
            id uuid primary key, hash bytea not null unique, party text not null, name text not null, scopes text[] not null, filter text, created_at timestamptz not null,
            created_by text not null, revoked_at timestamptz, last_used_at timestamptz);
        create index feed_keys_party on feed_keys (party, id);
        """);

    /// <returns>Whether it was added; not when the party has as many as it may have.</returns>
    public static async Task<bool> AddAsync(NpgsqlTransaction transaction, FeedKeyDetails key, byte[] hash, CancellationToken cancellationToken)
    {
        // Two at once of one party are counted one after the other. What was revoked long ago goes when another is made, so that it is not kept for ever.
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.Add($"select pg_advisory_xact_lock({AdvisoryLocks.Space}, hashtext('feed-keys ' || $1))", Sql.Value(key.Party.Code));
        batch.Add(
            $"""
            insert into feed_keys (id, hash, party, name, scopes, filter, created_at, created_by)
            select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from feed_keys where party = $3 and revoked_at is null) < {MostOfParty}
            """,
            Sql.Value(key.Id),
            Sql.Value(hash),
            Sql.Value(key.Party.Code),
            Sql.Value(key.Name),
            Sql.Value(key.Scopes.Select(scope => scope.ToString()).ToArray()),
            Sql.Text(key.Filter is null ? null : JsonSerializer.Serialize(key.Filter, ContractJson.Options)),
            Sql.Value(key.CreatedAt),
            Sql.Value(key.CreatedBy));
        batch.Add(
            $"delete from feed_keys where party = $1 and revoked_at < $2::timestamptz - interval '{DaysRemembered} days'", Sql.Value(key.Party.Code), Sql.Value(key.CreatedAt));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }

    public Task<List<FeedKeyDetails>> OfPartyAsync(string party, Guid after, int limit, CancellationToken cancellationToken) => database.ListAsync(
        $"select {Columns} from feed_keys where party = $1 and id > $2 order by id limit $3", [Sql.Value(party), Sql.Value(after), Sql.Value(limit)], Read, cancellationToken);

    public async Task<FeedKeyDetails?> FindAsync(string party, Guid id, CancellationToken cancellationToken) => (await database.ListAsync(
        $"select {Columns} from feed_keys where party = $1 and id = $2", [Sql.Value(party), Sql.Value(id)], Read, cancellationToken)).SingleOrDefault();

    /// <summary>A key that nobody else changes until the transaction ends.</summary>
    public static Task<FeedKeyDetails?> FindAsync(NpgsqlTransaction transaction, string party, Guid id, CancellationToken cancellationToken) => OneAsync(
        transaction, $"select {Columns} from feed_keys where party = $1 and id = $2 for update", [Sql.Value(party), Sql.Value(id)], cancellationToken);

    /// <summary>Revokes a key, for good; the first time counts.</summary>
    public static async Task<FeedKeyDetails> RevokeAsync(NpgsqlTransaction transaction, Guid id, DateTimeOffset now, CancellationToken cancellationToken) => (await OneAsync(
        transaction, $"update feed_keys set revoked_at = coalesce(revoked_at, $2) where id = $1 returning {Columns}", [Sql.Value(id), Sql.Value(now)], cancellationToken))!;

    /// <summary>The key in force with a hash. That it was used is noted once a minute at most.</summary>
    public async Task<FeedKey?> UseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) => (await database.ListAsync(
        """
        with used as (
            update feed_keys set last_used_at = $2 where hash = $1 and revoked_at is null and (last_used_at is null or last_used_at < $2::timestamptz - interval '1 minute'))
        select id, party, scopes, filter from feed_keys where hash = $1 and revoked_at is null
        """,
        [Sql.Value(hash), Sql.Value(now)],
        row => new FeedKey(row.GetGuid(0), Party.Parse(row.GetString(1)), ScopesOf(row, 2), FilterOf(row, 3)),
        cancellationToken)).SingleOrDefault();

    private static async Task<FeedKeyDetails?> OneAsync(NpgsqlTransaction transaction, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(sql, transaction.Connection, transaction);
        query.Parameters.AddRange(parameters);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? Read(rows) : null;
    }

    private static FeedKeyDetails Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        Party.Parse(row.GetString(1)),
        row.GetString(2),
        ScopesOf(row, 3),
        FilterOf(row, 4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8));

    private static ImmutableArray<FeedKeyScope> ScopesOf(NpgsqlDataReader row, int column) => [.. row.GetFieldValue<string[]>(column).Select(Enum.Parse<FeedKeyScope>)];

    private static FeedKeyFilter? FilterOf(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : JsonSerializer.Deserialize<FeedKeyFilter>(row.GetString(column), ContractJson.Options);
}
