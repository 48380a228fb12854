using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>States that the twinning was reviewed.</summary>
public sealed record StateTwinningReview(TwinningReview Review);

internal static class StateTwinningReviewSlice
{
    public static void MapStateTwinningReview(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/state-review", HandleAsync, nameof(StateTwinningReview), Roles.Officer, "States that the twinning was reviewed; one party's word until the others confirm it.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.Full, TwinningRejections.OnTheTable);

    public static Decision<TwinningEvent> Decide(StateTwinningReview command, Twinning twinning, Party by, DateTimeOffset now)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.Active, TwinningStatus.Suspended) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Day(command.Review.HeldOn, "/review/heldOn", now);
        faults.When(command.Review.HeldOn < twinning.Established!.On, "/review/heldOn", "It is before the twinning.");
        faults.When(command.Review.Years is < 1 or > 50, "/review/years", "1 to 50 is expected.");
        faults.Text(command.Review.Place, "/review/place", 200);
        faults.Text(command.Review.Summary, "/review/summary", 4000);
        return !faults.None ? TwinningRejections.Invalid(faults)
            : twinning.Reviews.FirstOrDefault(stated => stated.Content == command.Review) is { } same
                ? same.By == by ? Decision<TwinningEvent>.NoChange : TwinningRejections.OnTheTable
            : twinning.Reviews.Length >= TwinningRules.MostKept ? TwinningRejections.Full
            : new TwinningReviewHeld(by, twinning.Reviews.Length + 1, command.Review);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, StateTwinningReview command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party, context.Now), TwinningRejections.Unknown, cancellationToken);
}
