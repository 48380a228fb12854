using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Confirms the record of a past edition for the party.</summary>
/// <param name="Revision">The revision of the record that is confirmed.</param>
public sealed record ConfirmPastEdition(int Revision);

internal static class ConfirmPastEditionSlice
{
    public static void MapConfirmPastEdition(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/confirm-past",
        HandleAsync,
        nameof(ConfirmPastEdition),
        Roles.Commander,
        "Confirms a revision of the record; with the last confirmation needed the edition stands as concluded, cancelled or announced.")
        .Refuses(ExchangeRejections.Unknown, ExchangeRejections.NotInState, Superseding.Superseded);

    public static Decision<ExchangeEvent> Decide(ConfirmPastEdition command, Exchange exchange, Party by)
    {
        if (!exchange.IsOfThePast || exchange.Status.IsFree())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        var past = exchange.Past!;
        return past.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when exchange.Status != ExchangeStatus.Recorded => ExchangeRejections.NotNow(exchange.Status),
            Word.Given => new PastEditionConfirmed(by, command.Revision),
            Word.Completes => Decision<ExchangeEvent>.Record(
                new PastEditionConfirmed(by, command.Revision), new PastEditionAgreed(command.Revision, past.Terms, [.. past.ConfirmedBy, by])),
            Word.Repeated => Decision<ExchangeEvent>.NoChange,
            Word.Superseded => ExchangeRejections.Superseded(exchange, command.Revision),
            Word.NotAParty => ExchangeRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, ConfirmPastEdition command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party), cancellationToken);
}
