using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>Confirms that an inspection, a rehearsal, talks, a document or a statement was as another party states it.</summary>
/// <param name="Revision">The revision of the statement; a correction is a new one.</param>
public sealed record ConfirmProceeding(int Revision);

internal static class ConfirmProceedingSlice
{
    public static void MapConfirmProceeding(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/{proceeding}/confirm", HandleAsync, nameof(ConfirmProceeding), Roles.Officer,
        "Confirms what another party states; with the last confirmation needed it is the word of all.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.UnknownProceeding, ExchangeRejections.OwnProceeding,
            ExchangeRejections.ProceedingOfOneParty, Superseding.Superseded);

    public static Decision<ExchangeEvent> Decide(ConfirmProceeding command, string proceeding, Exchange exchange, Party by)
    {
        if (!exchange.Status.MaySpeak())
        {
            return ExchangeRejections.NotNow(exchange.Status);
        }

        if (exchange.Proceedings.GetValueOrDefault(proceeding) is not { } known)
        {
            return ExchangeRejections.UnknownProceeding;
        }

        return !known.Terms.IsJoint ? ExchangeRejections.ProceedingOfOneParty
            : known.By == by ? ExchangeRejections.OwnProceeding
            : known.Stated.Weigh(by, command.Revision) switch
            {
                Word.Given or Word.Completes => new ProceedingConfirmed(by, proceeding, command.Revision),
                Word.Repeated => Decision<ExchangeEvent>.NoChange,
                Word.Superseded => Superseding.Rejection(known.Stated, command.Revision),
                Word.NotAParty => ExchangeRejections.Unknown,
            };
    }

    private static Task<IResult> HandleAsync(
        Guid exchangeId, string proceeding, ConfirmProceeding command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, proceeding, exchange, context.Party), cancellationToken);
}
