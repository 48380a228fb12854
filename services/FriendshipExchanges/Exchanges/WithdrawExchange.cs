using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Takes back what the party has proposed or put on record, before anybody has answered.</summary>
public sealed record WithdrawExchange(string Reason);

internal static class WithdrawExchangeSlice
{
    public static void MapWithdrawExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/withdraw",
        HandleAsync,
        nameof(WithdrawExchange),
        Roles.Officer,
        "Takes back the party's own proposal or record before anybody has answered; the edition's number is free again.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.Answered);

    public static Decision<ExchangeEvent> Decide(WithdrawExchange command, Exchange exchange, Party by)
    {
        if (exchange.Status is ExchangeStatus.Withdrawn or ExchangeStatus.Announced && exchange.Withdrawn == new NegotiationEnd(by, exchange.Revision))
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (exchange.Status is not (ExchangeStatus.Proposed or ExchangeStatus.Recorded))
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.ConfirmedBy is not [var only] || only != by)
        {
            return ExchangeRejections.Answered;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var found = faults.ToImmutable();
        return found.IsEmpty ? new ExchangeWithdrawn(by, exchange.Revision, command.Reason) : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, WithdrawExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
