using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Changes an item of the programme.</summary>
/// <param name="Content">The item as it is to be.</param>
public sealed record ChangeProgrammeItem(ProgrammeItem Content, string Reason);

internal static class ChangeProgrammeItemSlice
{
    public static void MapChangeProgrammeItem(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/programme/items/{item}/change",
        HandleAsync,
        nameof(ChangeProgrammeItem),
        Roles.Officer,
        "Changes an item that has not been carried out: a new revision of the programme that every party approves anew.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.UnknownItem, ExchangeRejections.ItemCompleted,
            ExchangeRejections.MarkerRetired, ExchangeRejections.MarkerOfAnother);

    /// <param name="markers">What is known of the marker that it names.</param>
    public static Decision<ExchangeEvent> Decide(ChangeProgrammeItem command, string item, Exchange exchange, Party by, MarkerCatalogue? markers = null)
    {
        if (!exchange.Status.IsPreparation())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (!exchange.Programme.Items.TryGetValue(item, out var present))
        {
            return ExchangeRejections.UnknownItem;
        }

        if (present == command.Content)
        {
            return Decision<ExchangeEvent>.NoChange;
        }

        if (exchange.Programme.Completed.ContainsKey(item))
        {
            return ExchangeRejections.ItemCompleted;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 500);
        var found = faults.ToImmutable().AddRange(ProgrammeRules.CheckItem(item, command.Content, exchange));
        return !found.IsEmpty ? ExchangeRejections.Invalid(found)
            : ExchangeWarning.Refuse(command.Content, markers ?? MarkerCatalogue.Empty) is { } refused ? refused
            : new ProgrammeItemChanged(by, exchange.Programme.Revision + 1, item, command.Content, command.Reason);
    }

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, string item, ChangeProgrammeItem command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var markers = await database.KnownMarkersAsync(store, exchangeId, command.Content.Marker, context.Now, cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(command, item, exchange, context.Party, markers), cancellationToken);
    }
}
