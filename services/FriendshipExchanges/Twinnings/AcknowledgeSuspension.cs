using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Takes note that another party has suspended the twinning.</summary>
public sealed record AcknowledgeSuspension;

internal static class AcknowledgeSuspensionSlice
{
    public static void MapAcknowledgeSuspension(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/acknowledge-suspension", HandleAsync, nameof(AcknowledgeSuspension), Roles.Officer, "Takes note that another party has suspended the twinning.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState);

    public static Decision<TwinningEvent> Decide(Twinning twinning, Party by) =>
        TwinningRejections.Unless(twinning, TwinningStatus.Suspended) is { } refusal ? refusal
        : twinning.AcknowledgedBy.Contains(by) ? Decision<TwinningEvent>.NoChange
        : new TwinningSuspensionAcknowledged(by);

    private static Task<IResult> HandleAsync(Guid twinningId, AcknowledgeSuspension command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(twinning, context.Party), TwinningRejections.Unknown, cancellationToken);
}
