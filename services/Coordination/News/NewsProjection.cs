using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// What is public: made of the two events that say so and of nothing else, so that nothing gets here on fewer than every party's word. What is retracted stays,
/// with its notice in the place of what was told.
/// </summary>
internal sealed class NewsProjection : IProjection
{
    public const string ProjectionName = "news";

    public const int ProjectionVersion = 2;

    public string Name => ProjectionName;

    public int Version => ProjectionVersion;

    public string Tables =>
        """
        drop table if exists news;
        create table news (
            id uuid primary key, pair text not null, about text not null, content text not null, notice text, retracted_by text, released_at timestamptz not null, changed_at timestamptz not null);
        create index news_changed on news (changed_at, id);
        """;

    public async Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<LedgerFact> facts, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        foreach (var fact in facts.Where(fact => fact.Visibility == Visibility.Shared))
        {
            switch (fact.Data)
            {
                case PublicReleased released:
                    batch.Add(
                        """
                        insert into news values ($1, $2, $3, $4, null, null, $5, $5)
                        on conflict (id) do update set content = excluded.content, notice = null, retracted_by = null, changed_at = excluded.changed_at
                        """,
                        Sql.Value(fact.Stream.Id),
                        Sql.Value(fact.Pair.Code),
                        Sql.Value(released.About),
                        Sql.Value(JsonSerializer.Serialize(released.Content, ContractJson.Options)),
                        Sql.Value(fact.Time));
                    break;
                case PublicReleaseRetracted retracted:
                    batch.Add(
                        "update news set notice = $2, changed_at = $3, retracted_by = $4 where id = $1",
                        Sql.Value(fact.Stream.Id),
                        Sql.Value(JsonSerializer.Serialize(retracted.Notice, ContractJson.Options)),
                        Sql.Value(fact.Time),
                        Sql.Value(retracted.By.Code));
                    break;
            }
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
