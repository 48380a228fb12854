using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Returns the signed dossier with remarks, for the party's side of the Joint Committee.</summary>
/// <param name="Revision">The draft that is returned.</param>
/// <param name="Remarks">What is to be mended.</param>
public sealed record RefuseAcceptance(int Revision, string Remarks);

internal static class RefuseAcceptanceSlice
{
    public static void MapRefuseAcceptance(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/refuse-acceptance", HandleAsync, nameof(RefuseAcceptance), Roles.Committee,
        "Returns a signed dossier with remarks instead of approving it; signatures and approvals are void, and it is drafted anew.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(RefuseAcceptance command, MarkerPosition position, Party by) =>
        position.Return(MarkerStatus.DossierSigned, by, command.Revision, command.Remarks);

    private static Task<IResult> HandleAsync(Guid markerId, RefuseAcceptance command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
