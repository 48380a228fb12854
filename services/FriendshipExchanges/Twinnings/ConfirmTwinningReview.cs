using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Confirms a review as another party states it.</summary>
/// <param name="Number">Which review, from 1.</param>
public sealed record ConfirmTwinningReview(int Number);

internal static class ConfirmTwinningReviewSlice
{
    public static void MapConfirmTwinningReview(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/confirm-review", HandleAsync, nameof(ConfirmTwinningReview), Roles.Officer, "Confirms a review as another party states it.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.UnknownReview, TwinningRejections.OwnReview);

    public static Decision<TwinningEvent> Decide(ConfirmTwinningReview command, Twinning twinning, Party by)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.Active, TwinningStatus.Suspended, TwinningStatus.Ended) is { } refusal)
        {
            return refusal;
        }

        return command.Number < 1 || command.Number > twinning.Reviews.Length ? TwinningRejections.UnknownReview
            : twinning.Reviews[command.Number - 1].By == by ? TwinningRejections.OwnReview
            : twinning.Reviews[command.Number - 1].ConfirmedBy.Contains(by) ? Decision<TwinningEvent>.NoChange
            : new TwinningReviewConfirmed(by, command.Number);
    }

    private static Task<IResult> HandleAsync(Guid twinningId, ConfirmTwinningReview command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
