using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

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
            ExchangeRejections.HostWithoutItem, ExchangeRejections.ItemOutside, Superseding.Superseded);

    public static Decision<ExchangeEvent> Decide(ApproveProgramme command, Exchange exchange, Party by) => exchange.Status switch
    {
        ExchangeStatus.Agreed => ExchangeRejections.ProgrammeEmpty,
        ExchangeStatus.Preparing or ExchangeStatus.ProgrammeApproved or ExchangeStatus.Rehearsed or ExchangeStatus.InProgress => Weigh(command, exchange, by),
        ExchangeStatus.Unknown or ExchangeStatus.Proposed or ExchangeStatus.Declined or ExchangeStatus.Withdrawn or ExchangeStatus.Postponed
            or ExchangeStatus.Concluded or ExchangeStatus.FollowUp or ExchangeStatus.Closed or ExchangeStatus.Cancelled
            or ExchangeStatus.Recorded or ExchangeStatus.Announced => ExchangeRejections.NotNow(exchange.Status),
    };

    private static Decision<ExchangeEvent> Weigh(ApproveProgramme command, Exchange exchange, Party by)
    {
        var approval = exchange.Programme.Approval!;
        return approval.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when Refuse(exchange) is { } refusal => refusal,
            Word.Given => new ProgrammeConfirmed(by, command.Revision),
            Word.Completes => Decision<ExchangeEvent>.Record(
                new ProgrammeConfirmed(by, command.Revision), new ProgrammeApproved(command.Revision, [.. approval.ConfirmedBy, by])),
            Word.Repeated => Decision<ExchangeEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(approval, command.Revision),
            Word.NotAParty => ExchangeRejections.Unknown,
        };
    }

    /// <summary>What stands against the programme as a whole; the terms may have changed since its items were put in.</summary>
    private static Rejection? Refuse(Exchange exchange)
    {
        var (items, terms) = (exchange.Programme.Items, exchange.Terms!.Terms);
        var hosts = terms.HostParts.Select(part => part.Territory).ToArray();
        ImmutableArray<string> outside =
            [.. exchange.Programme.Open.Where(item => !ProgrammeRules.IsWithin(items[item], terms) || !hosts.Contains(items[item].Territory))];
        ImmutableArray<string> withoutItem = [.. hosts.Except(items.Values.Select(item => item.Territory)).Select(territory => territory.Code)];
        return items.IsEmpty ? ExchangeRejections.ProgrammeEmpty
            : !outside.IsEmpty ? ExchangeRejections.ItemsOutside(outside)
            : !withoutItem.IsEmpty ? ExchangeRejections.NotReciprocal(withoutItem)
            : null;
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, ApproveProgramme command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
