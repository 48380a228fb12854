using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Gives the party's word on the terms.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmExchange(int Revision);

internal static class ConfirmExchangeSlice
{
    public static void MapConfirmExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/confirm",
        HandleAsync,
        nameof(ConfirmExchange),
        Roles.Commander,
        "Gives the party's word on a revision of the terms; the last word needed makes the exchange agreed.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.AwaitsNewDays, Superseding.Superseded);

    public static Decision<ExchangeEvent> Decide(ConfirmExchange command, Exchange exchange, Party by)
    {
        if (exchange.IsOfThePast || exchange.Status.IsFree() || exchange.Status == ExchangeStatus.Cancelled)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var terms = exchange.Terms!;
        return terms.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes or Word.Repeated when exchange.AwaitsNewDays => ExchangeRejections.AwaitsNewDays,
            Word.Given => new ExchangeConfirmed(by, command.Revision),
            Word.Completes => Decision<ExchangeEvent>.Record(
                new ExchangeConfirmed(by, command.Revision), new ExchangeAgreed(command.Revision, terms.Terms, [.. terms.ConfirmedBy, by])),
            Word.Repeated => Decision<ExchangeEvent>.NoChange,
            Word.Superseded => ExchangeRejections.Superseded(exchange, command.Revision),
            Word.NotAParty => ExchangeRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, ConfirmExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
