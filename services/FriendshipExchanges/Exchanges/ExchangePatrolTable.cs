using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Which joint patrol belongs to which item of which exchange.</summary>
internal sealed class ExchangePatrolTable : IReadModel<Exchange>
{
    public static SchemaPart Schema { get; } = new(
        "exchange-patrols",
        """
        create table exchange_patrols (patrol_id uuid not null, exchange_id uuid not null, item text not null, primary key (exchange_id, item));
        create index exchange_patrols_patrol on exchange_patrols (patrol_id);
        """);

    /// <summary>The items that a patrol was made for.</summary>
    public static Task<List<(Guid ExchangeId, string Item)>> ItemsOfAsync(NpgsqlDataSource database, Guid patrolId, CancellationToken cancellationToken) =>
        database.ListAsync(
            "select exchange_id, item from exchange_patrols where patrol_id = $1 order by exchange_id, item",
            [Sql.Value(patrolId)],
            row => (row.GetGuid(0), row.GetString(1)),
            cancellationToken);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Exchange state, IReadOnlyList<RecordedEvent> events)
    {
        var patrols = state.Programme.Items.Keys.Select(item => (Item: item, Patrol: state.Programme.PatrolOf(item))).Where(of => of.Patrol is not null).ToArray();
        batch.Add("delete from exchange_patrols where exchange_id = $1", Sql.Value(stream.Id));
        if (patrols.Length > 0)
        {
            batch.Add(
                "insert into exchange_patrols select patrol, $1, item from unnest($2, $3) as linked (patrol, item)",
                Sql.Value(stream.Id),
                Sql.Value(patrols.Select(of => of.Patrol!.Value).ToArray()),
                Sql.Value(patrols.Select(of => of.Item).ToArray()));
        }
    }
}
