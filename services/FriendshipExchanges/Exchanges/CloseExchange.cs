using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Closes the exchange.</summary>
public sealed record CloseExchange;

internal static class CloseExchangeSlice
{
    public static void MapCloseExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/close", HandleAsync, nameof(CloseExchange), Roles.Officer, "Closes the exchange once every party has signed its minutes.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.MinutesOpen);

    public static Decision<ExchangeEvent> Decide(Exchange exchange, Party by) => exchange.Status switch
    {
        ExchangeStatus.FollowUp => new ExchangeClosed(by),
        ExchangeStatus.Closed => Decision<ExchangeEvent>.NoChange,
        ExchangeStatus.Concluded => ExchangeRejections.MinutesOpen,
        ExchangeStatus.Unknown or ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Agreed
            or ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.Postponed
            or ExchangeStatus.InProgress or ExchangeStatus.Cancelled or ExchangeStatus.Recorded or ExchangeStatus.Announced => ExchangeRejections.NotNow(exchange.Status),
    };

    private static Task<IResult> HandleAsync(Guid exchangeId, CloseExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(exchange, context.Party), cancellationToken);
}
