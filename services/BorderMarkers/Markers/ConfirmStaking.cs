using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on the staking, and so signs the draft sketch.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmStaking(int Revision);

internal static class ConfirmStakingSlice
{
    public static void MapConfirmStaking(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-staking", HandleAsync, nameof(ConfirmStaking), Roles.Commander,
        "Gives the party's word on the staking and the draft sketch; with the last word needed the position is staked.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NothingProposed, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmStaking command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Staking is not { } staking || (!staking.IsAgreed && !position.MayBecome(MarkerStatus.Staked)) ? MarkerRejections.NothingProposed
        : staking.Confirm(
            by,
            command.Revision,
            new StakingConfirmed(by, command.Revision),
            everyone => new PositionStaked(command.Revision, staking.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmStaking command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
