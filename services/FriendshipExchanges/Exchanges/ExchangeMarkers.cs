using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>What is known of the markers that an exchange uses. It is asked before the transaction: it is another service's, and comes when it comes.</summary>
internal static class ExchangeMarkers
{
    /// <summary>The markers of its whole programme.</summary>
    public static async Task<MarkerCatalogue> MarkersOfAsync(
        this NpgsqlDataSource database, IEventStore store, Guid exchangeId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var exchange = await FoldAsync(store, exchangeId, cancellationToken);
        return exchange.Pair is null
            ? MarkerCatalogue.Empty
            : await database.KnownMarkersAsync(exchange.Pair, exchange.Programme.Items.Values.Select(item => item.Marker).OfType<MarkerRef>(), at, cancellationToken);
    }

    /// <summary>One marker at the line of its pair.</summary>
    public static async Task<MarkerCatalogue> KnownMarkersAsync(
        this NpgsqlDataSource database, IEventStore store, Guid exchangeId, MarkerRef? marker, DateTimeOffset at, CancellationToken cancellationToken) =>
        marker is not null && await FoldAsync(store, exchangeId, cancellationToken) is { Pair: { } pair }
            ? await database.KnownMarkersAsync(pair, [marker], at, cancellationToken)
            : MarkerCatalogue.Empty;

    private static async Task<Exchange> FoldAsync(IEventStore store, Guid exchangeId, CancellationToken cancellationToken) => Exchange.Decider.Fold(
        (await store.ReadStreamAsync(Exchange.Stream(exchangeId), StreamLimit.None, cancellationToken)).Select(recorded => (ExchangeEvent)recorded.Data));
}
