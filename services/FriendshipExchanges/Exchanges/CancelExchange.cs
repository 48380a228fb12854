using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Calls off what was agreed.</summary>
/// <param name="Letter">Reference of the letter.</param>
public sealed record CancelExchange(string Reason, string? Letter = null);

internal static class CancelExchangeSlice
{
    public static void MapCancelExchange(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/cancel", HandleAsync, nameof(CancelExchange), Roles.Commander, "Calls off what was agreed; the next edition may be proposed.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState);

    public static Decision<ExchangeEvent> Decide(CancelExchange command, Exchange exchange, Party by)
    {
        var cancelled = new ExchangeCancelled(by, command.Reason, command.Letter);
        if (exchange.Cancelled == cancelled)
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (!exchange.Status.IsPreparation() && exchange.Status != ExchangeStatus.Postponed)
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        faults.OptionalText(command.Letter, "/letter", 100);
        var found = faults.ToImmutable();
        return found.IsEmpty ? cancelled : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, CancelExchange command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
