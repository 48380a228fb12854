using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Refuses what another party has proposed or put on record, or ends a negotiation that others have answered.</summary>
/// <param name="Revision">The revision that is refused.</param>
public sealed record DeclineExchange(int Revision, string Reason);

internal static class DeclineExchangeSlice
{
    public static void MapDeclineExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/decline", HandleAsync, nameof(DeclineExchange), Roles.Officer, "Refuses a proposal or a record of the past; the edition's number is free again.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.OwnProposal, Superseding.Superseded);

    public static Decision<ExchangeEvent> Decide(DeclineExchange command, Exchange exchange, Party by)
    {
        if (exchange.Status is ExchangeStatus.Declined or ExchangeStatus.Announced && exchange.Declined == new NegotiationEnd(by, command.Revision))
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (exchange.Status is not (ExchangeStatus.Proposed or ExchangeStatus.Recorded))
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (command.Revision != exchange.Revision)
        {
            return ExchangeRejections.Superseded(exchange, command.Revision);
        }

        if (exchange.ConfirmedBy is [var only] && only == by)
        {
            return ExchangeRejections.OwnProposal;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var found = faults.ToImmutable();
        return found.IsEmpty ? new ExchangeDeclined(by, command.Revision, command.Reason) : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, DeclineExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
