using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Answers what is on the table with other terms; also brings forward new days for what was postponed.</summary>
public sealed record CounterProposeExchange(ExchangeTerms Terms, string Reason);

internal static class CounterProposeExchangeSlice
{
    public static void MapCounterProposeExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/counter-propose",
        HandleAsync,
        nameof(CounterProposeExchange),
        Roles.Officer,
        "Answers with other terms: a new revision on which the party gives its word, and for which the others' word is void.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.Unchanged);

    public static Decision<ExchangeEvent> Decide(CounterProposeExchange command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Status is not (ExchangeStatus.Proposed or ExchangeStatus.Postponed))
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var onTable = exchange.Terms!.Revisions[^1];
        if (!exchange.AwaitsNewDays && TermsDifference.Between(command.Terms, onTable.Terms).IsEmpty)
        {
            return onTable.By == by ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.Unchanged;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var found = faults.ToImmutable().AddRange(ExchangeTermsRules.Check(command.Terms, exchange.Pair!, now));
        return found.IsEmpty
            ? new ExchangeCounterProposed(by, exchange.Terms.Revision + 1, command.Terms, command.Reason)
            : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, CounterProposeExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
