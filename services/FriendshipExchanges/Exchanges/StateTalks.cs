using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the delegations have talked.</summary>
/// <param name="Proceeding">What the parties call it, such as <c>T-1</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StateTalks(string Proceeding, Talks Talks);

internal static class StateTalksSlice
{
    public static void MapStateTalks(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/talks", HandleAsync, nameof(StateTalks), Roles.Officer,
        "States that the delegations have talked, and about what; one party's word until the others confirm it.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StateTalks command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.HeldOn(command.Talks.HeldOn, "/talks/heldOn", now);
        faults.Text(command.Talks.Place, "/talks/place", 200);
        faults.Each(command.Talks.Topics, "/talks/topics", 1, 30, (topic, place) => faults.Text(topic, place, 500));
        faults.Item(command.Talks.Item, "/talks/item", exchange);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.Talks, command.Talks),
            faults,
            revision => new TalksHeld(by, command.Proceeding, revision, command.Talks));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StateTalks command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
