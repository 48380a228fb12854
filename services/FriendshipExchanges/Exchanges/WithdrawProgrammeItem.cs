using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Takes an item out of the programme.</summary>
public sealed record WithdrawProgrammeItem(string Reason);

internal static class WithdrawProgrammeItemSlice
{
    public static void MapWithdrawProgrammeItem(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/programme/items/{item}/withdraw",
        HandleAsync,
        nameof(WithdrawProgrammeItem),
        Roles.Officer,
        "Takes out an item that has not been carried out: a new revision of the programme that every party approves anew.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.UnknownItem, ExchangeRejections.ItemCompleted);

    public static Decision<ExchangeEvent> Decide(WithdrawProgrammeItem command, string item, Exchange exchange, Party by)
    {
        if (!exchange.Status.IsPreparation())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (!exchange.Programme.Items.ContainsKey(item))
        {
            return exchange.Programme.Withdrawn.Contains(item) ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.UnknownItem;
        }

        if (exchange.Programme.Completed.ContainsKey(item))
        {
            return ExchangeRejections.ItemCompleted;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var found = faults.ToImmutable();
        return found.IsEmpty ? new ProgrammeItemWithdrawn(by, exchange.Programme.Revision + 1, item, command.Reason) : ExchangeRejections.Invalid(found);
    }

    private static Task<IResult> HandleAsync(
        Guid exchangeId, string item, WithdrawProgrammeItem command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, item, exchange, context.Party), cancellationToken);
}
