using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on a stake.</summary>
/// <param name="Place">Which stake.</param>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmStake(MarkerRef Place, int Revision);

internal static class ConfirmStakeSlice
{
    public static void MapConfirmStake(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-stake", HandleAsync, nameof(ConfirmStake), Roles.Commander, "Gives the party's word on a stake; with the last word needed it stands.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.NothingProposed, MarkerRejections.StakeNumberTaken, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmStake command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.StakeAt(command.Place) is not { } stake ? MarkerRejections.NothingProposed
        : !stake.IsAgreed && position.Status != MarkerStatus.InService ? MarkerRejections.NotNow(position.Status)
        : stake.Confirm(
            by,
            command.Revision,
            new StakeConfirmed(by, command.Place, command.Revision),
            everyone => new StakeAdded(command.Revision, stake.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmStake command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
