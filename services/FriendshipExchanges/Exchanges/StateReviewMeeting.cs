using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>States that the party has reviewed the exchange at home.</summary>
/// <param name="Proceeding">What the party calls it, such as <c>RV-VN</c>. The same name again corrects the statement, until another party has confirmed it.</param>
public sealed record StateReviewMeeting(string Proceeding, OwnMeeting Review);

internal static class StateReviewMeetingSlice
{
    public static void MapStateReviewMeeting(this IEndpointRouteBuilder exchanges) => exchanges.MapCommand(
        "/{exchangeId}/proceedings/review-meetings", HandleAsync, nameof(StateReviewMeeting), Roles.Officer,
        "States that the party has reviewed the exchange at home; its own word, which nobody confirms.")
        .Refuses(
            ExchangeRejections.Unknown, ExchangeRejections.NotInState, ExchangeRejections.ProceedingTaken, ExchangeRejections.ProceedingOfAnother,
            ExchangeRejections.ProceedingKept, ExchangeRejections.ProceedingsFull);

    public static Decision<ExchangeEvent> Decide(StateReviewMeeting command, Exchange exchange, Party by, DateTimeOffset now)
    {
        if (exchange.Pair is null)
        {
            return ExchangeRejections.Unknown;
        }

        var faults = new Faults();
        faults.Meeting(command.Review, "/review", now);
        return ProceedingRules.State(
            exchange,
            by,
            command.Proceeding,
            new ProceedingTerms(ProceedingKind.ReviewMeeting, command.Review),
            faults,
            revision => new ReviewMeetingHeld(by, command.Proceeding, revision, command.Review));
    }

    private static Task<IResult> HandleAsync(Guid exchangeId, StateReviewMeeting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(exchangeId, exchange => Decide(command, exchange, context.Party, context.Now), cancellationToken);
}
