using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.FriendshipExchanges.Markers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Approves the programme for the party.</summary>
/// <param name="Revision">The revision of the programme that is approved.</param>
public sealed record ApproveProgramme(int Revision);

internal static class ApproveProgrammeSlice
{
    public static void MapApproveProgramme(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/programme/approve",
        HandleAsync,
        nameof(ApproveProgramme),
        Roles.Commander,
        "Approves a revision of the programme for the party; the last approval needed freezes it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProgrammeEmpty,
            ExchangeRejections.HostWithoutItem, ExchangeRejections.ItemOutside, ExchangeRejections.MarkerRetired, ExchangeRejections.MarkerOfAnother,
            Superseding.Superseded);

    /// <param name="markers">What is known of the markers in the programme.</param>
    public static Decision<ExchangeEvent> Decide(ApproveProgramme command, Exchange exchange, Party by, MarkerCatalogue? markers = null) => exchange.Status switch
    {
        ExchangeStatus.Agreed => ExchangeRejections.ProgrammeEmpty,
        ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.InProgress =>
            Weigh(command, exchange, by, markers ?? MarkerCatalogue.Empty),
        ExchangeStatus.Unknown or ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Postponed
            or ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed or ExchangeStatus.Cancelled
            or ExchangeStatus.Recorded or ExchangeStatus.Announced => ExchangeRejections.NotNow(exchange.Status),
    };

    private static Decision<ExchangeEvent> Weigh(ApproveProgramme command, Exchange exchange, Party by, MarkerCatalogue markers)
    {
        var approval = exchange.Programme.Approval!;
        return approval.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when Refuse(exchange, markers) is { } refusal => refusal,
            Word.Given => new ProgrammeConfirmed(by, command.Revision),
            Word.Completes => Decision<ExchangeEvent>.Record(
                new ProgrammeConfirmed(by, command.Revision), new ProgrammeApproved(command.Revision, [.. approval.ConfirmedBy, by], exchange.Programme.PatrolsToBeMade)),
            Word.Repeated => Decision<ExchangeEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(approval, command.Revision),
            Word.NotAParty => ExchangeRejections.Unknown,
        };
    }

    /// <summary>What stands against the programme as a whole; the terms may have changed since its items were put in.</summary>
    private static Rejection? Refuse(Exchange exchange, MarkerCatalogue markers)
    {
        var (items, terms) = (exchange.Programme.Items, exchange.Terms!.Terms);
        var hosts = terms.HostParts.Select(part => part.Territory).ToArray();
        ImmutableArray<string> outside =
            [.. exchange.Programme.Open.Where(item => !ProgrammeRules.IsWithin(items[item], terms) || !hosts.Contains(items[item].Territory))];
        ImmutableArray<string> withoutItem = [.. hosts.Except(items.Values.Select(item => item.Territory)).Select(territory => territory.Code)];
        return items.IsEmpty ? ExchangeRejections.ProgrammeEmpty
            : !outside.IsEmpty ? ExchangeRejections.ItemsOutside(outside)
            : !withoutItem.IsEmpty ? ExchangeRejections.NotReciprocal(withoutItem)
            : exchange.Programme.Open.Select(item => ExchangeWarning.Refuse(items[item], markers)).FirstOrDefault(refusal => refusal is not null);
    }

    private static async Task<IResult> HandleAsync(
        Guid exchangeId, ApproveProgramme command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var markers = await database.MarkersOfAsync(store, exchangeId, context.Now, cancellationToken);
        return await context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, markers), cancellationToken);
    }
}
