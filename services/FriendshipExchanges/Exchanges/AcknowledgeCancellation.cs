using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Takes note that another party has called the exchange off.</summary>
public sealed record AcknowledgeCancellation;

internal static class AcknowledgeCancellationSlice
{
    public static void MapAcknowledgeCancellation(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/acknowledge-cancellation",
        HandleAsync,
        nameof(AcknowledgeCancellation),
        Roles.Officer,
        "Takes note that another party has called the exchange off.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState);

    public static Decision<ExchangeEvent> Decide(Exchange exchange, Party by) =>
        exchange.Status != ExchangeStatus.Cancelled ? ExchangeRejections.NotNow(exchange.Status)
        : exchange.AcknowledgedBy.Contains(by) ? Decision<ExchangeEvent>.NoChange
        : new ExchangeCancellationAcknowledged(by);

    private static Task<IResult> HandleAsync(Guid exchangeId, AcknowledgeCancellation command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(exchange, context.Party), cancellationToken);
}
