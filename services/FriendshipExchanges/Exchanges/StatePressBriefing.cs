using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the party has briefed the press.</summary>
/// <param name="Proceeding">What the party calls it, such as <c>PB-VN</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StatePressBriefing(string Proceeding, OwnMeeting Briefing);

internal static class StatePressBriefingSlice
{
    public static void MapStatePressBriefing(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/press-briefings", HandleAsync, nameof(StatePressBriefing), Roles.Officer,
        "States that the party has briefed the press; its own word, which nobody confirms.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StatePressBriefing command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.Meeting(command.Briefing, "/briefing", now);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.PressBriefing, command.Briefing),
            faults,
            revision => new PressBriefingHeld(by, command.Proceeding, revision, command.Briefing));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StatePressBriefing command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
