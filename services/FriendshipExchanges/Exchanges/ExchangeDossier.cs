using System.Collections.Immutable;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Twinnings;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>All that belongs to one edition.</summary>
/// <param name="Exchange">The edition with its programme, proceedings and minutes.</param>
/// <param name="Previous">The edition before it, where that is known here.</param>
/// <param name="Next">The edition after it.</param>
/// <param name="Commitments">Where the commitments in its minutes stand.</param>
/// <param name="Twinnings">The twinnings that are to be celebrated at it, or were.</param>
public sealed record ExchangeDossier(
    ExchangeDetails Exchange,
    ExchangeSummary? Previous,
    ExchangeSummary? Next,
    ImmutableArray<CommitmentSummary> Commitments,
    ImmutableArray<TwinningSummary> Twinnings);

internal static class ExchangeDossierSlice
{
    public static void MapExchangeDossier(this IEndpointRouteBuilder exchanges) => exchanges.MapQuery<ExchangeDossier>(
        "/{exchangeId}/dossier", ReadAsync, "GetExchangeDossier",
        "An exchange with the editions before and after it, its commitments and its twinnings; as of now or of any moment.")
        .Refuses(ExchangeRejections.Unknown);

    private static async Task<IResult> ReadAsync(
        Guid exchangeId, Moment? at, Actor actor, IEventStore store, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(Exchange.Stream(exchangeId), new StreamLimit(null, at?.Time), cancellationToken);
        var exchange = Exchange.Decider.Fold(events.Select(recorded => (ExchangeEvent)recorded.Data));
        if (!actor.MaySee(exchange))
        {
            return Problems.Of(ExchangeRejections.Unknown);
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var neighbours = await database.ListAsync(
            $"""
            select {ExchangeListSlice.Columns} from exchange_versions
            where pair = $1 and level = $2 and series = $3 and edition in ($4 - 1, $4 + 1) and stands and since <= $5 and (until is null or until > $5)
            """,
            [
                Sql.Value(exchange.Pair!.Code), Sql.Value(exchange.Name!.Level.ToString()), Sql.Value(exchange.Name.Series), Sql.Value(exchange.Name.Edition),
                Sql.Value(moment),
            ],
            ExchangeListSlice.Read,
            cancellationToken);
        return TypedResults.Json(new ExchangeDossier(
            ExchangeDetails.Of(exchangeId, exchange, events[^1].Version, await database.MarkersOfAsync(store, exchangeId, moment, cancellationToken)),
            neighbours.FirstOrDefault(other => other.Edition < exchange.Name.Edition),
            neighbours.FirstOrDefault(other => other.Edition > exchange.Name.Edition),
            [.. await CommitmentListSlice.ReadAsync(database, [.. exchange.CommitmentIds(exchangeId)], moment, cancellationToken)],
            [.. await TwinningListSlice.OfCeremonyAsync(database, exchange.Pair, exchangeId, moment, cancellationToken)]));
    }
}
