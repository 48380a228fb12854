using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on a settlement.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmDisputeSettlement(int Revision);

internal static class ConfirmDisputeSettlementSlice
{
    public static void MapConfirmDisputeSettlement(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-settlement", HandleAsync, nameof(ConfirmDisputeSettlement), Roles.Commander,
        "Gives the party's word on a settlement; the last word needed ends the dispute.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NothingProposed, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmDisputeSettlement command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Dispute?.Settlement is not { } settlement ? MarkerRejections.NothingProposed
        : settlement.Confirm(
            by,
            command.Revision,
            new DisputeSettlementConfirmed(by, command.Revision),
            everyone => new PositionDisputeSettled(position.Number, command.Revision, settlement.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmDisputeSettlement command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
