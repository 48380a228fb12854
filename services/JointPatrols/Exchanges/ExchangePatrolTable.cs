using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using Npgsql;

namespace BorderCoordination.JointPatrols.Exchanges;

/// <summary>Which patrols are made for which exchange.</summary>
internal sealed class ExchangePatrolTable : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "exchange-patrols",
        """
        create table exchange_patrols (patrol_id uuid primary key, exchange_id uuid not null);
        create index exchange_patrols_exchange on exchange_patrols (exchange_id);
        """);

    public static Task<List<Guid>> OfAsync(NpgsqlDataSource database, Guid exchangeId, CancellationToken cancellationToken) => database.ListAsync(
        "select patrol_id from exchange_patrols where exchange_id = $1 order by patrol_id", [Sql.Value(exchangeId)], row => row.GetGuid(0), cancellationToken);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (state.Exchange is { ExchangeId: var exchangeId })
        {
            batch.Add("insert into exchange_patrols values ($1, $2) on conflict do nothing", Sql.Value(stream.Id), Sql.Value(exchangeId));
        }
    }
}
