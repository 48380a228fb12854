using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the approved programme was rehearsed.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>R-1</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StateRehearsal(string Proceeding, Inspection Rehearsal);

internal static class StateRehearsalSlice
{
    public static void MapStateRehearsal(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/rehearsals", HandleAsync, nameof(StateRehearsal), Roles.Officer,
        "States that the approved programme was rehearsed; with the last confirmation the exchange is rehearsed.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StateRehearsal command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.Inspection(command.Rehearsal, "/rehearsal", exchange.Pair, now);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.Rehearsal, command.Rehearsal, exchange.Programme.Revision),
            faults,
            revision => new RehearsalHeld(by, command.Proceeding, revision, exchange.Programme.Revision, command.Rehearsal));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StateRehearsal command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
