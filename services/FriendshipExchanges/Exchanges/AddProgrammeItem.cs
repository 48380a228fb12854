using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

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
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ItemTaken, ExchangeRejections.ProgrammeFull,
            ExchangeRejections.MarkerRetired, ExchangeRejections.MarkerOfAnother);

    /// <param name="markers">What is known of the marker that it names.</param>
    public static Decision<ExchangeEvent> Decide(AddProgrammeItem command, Exchange exchange, Party by, MarkerCatalogue? markers = null)
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
            : ExchangeWarning.Refuse(command.Content, markers ?? MarkerCatalogue.Empty) is { } refused ? refused
            : new ProgrammeItemAdded(by, exchange.Programme.Revision + 1, command.Item, command.Content);
    }

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, AddProgrammeItem command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var markers = await database.KnownMarkersAsync(store, exchangeId, command.Content.Marker, context.Now, cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, markers), cancellationToken);
    }
}
