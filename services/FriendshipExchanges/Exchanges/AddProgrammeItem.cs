using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Puts an item into the programme.</summary>
/// <param name="Item">Its number as the parties call it: <c>D1-03</c>. Unique in the programme.</param>
public sealed record AddProgrammeItem(string Item, ProgrammeItem Content);

internal static class AddProgrammeItemSlice
{
    public static void MapAddProgrammeItem(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/programme/items",
        HandleAsync,
        nameof(AddProgrammeItem),
        Roles.Officer,
        "Puts an item into the programme: a new revision of it that every party approves anew.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ItemTaken, ExchangeRejections.ProgrammeFull);

    public static Decision<ExchangeEvent> Decide(AddProgrammeItem command, Exchange exchange, Party by)
    {
        if (!exchange.Status.IsPreparation())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.Programme.Items.TryGetValue(command.Item, out var present))
        {
            return present == command.Content ? Decision<ExchangeEvent>.NoChange : ExchangeRejections.ItemTaken;
        }

        var faults = ProgrammeRules.CheckItem(command.Item, command.Content, exchange);
        return !faults.IsEmpty ? ExchangeRejections.Invalid(faults)
            : exchange.Programme.Items.Count >= ProgrammeRules.MostItems ? ExchangeRejections.ProgrammeFull
            : new ProgrammeItemAdded(by, exchange.Programme.Revision + 1, command.Item, command.Content);
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, AddProgrammeItem command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
