using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Approves the signed dossier for the party's side of the Joint Committee.</summary>
/// <param name="Revision">Of the dossier.</param>
public sealed record ApproveMarkerPosition(int Revision);

internal static class ApproveMarkerPositionSlice
{
    public static void MapApproveMarkerPosition(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/approve", HandleAsync, nameof(ApproveMarkerPosition), Roles.Committee,
        "Approves the signed dossier for the party's side of the Joint Committee; the position is accepted once every side has.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ApproveMarkerPosition command, MarkerPosition position, Party by)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Status is not (MarkerStatus.DossierSigned or MarkerStatus.Accepted))
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var approved = new MarkerAcceptanceApproved(by, command.Revision);
        return command.Revision != position.Dossier!.Revision ? MarkerRejections.DossierSuperseded(command.Revision, position.Dossier.Revision)
            : position.ApprovedBy.Contains(by) ? Decision<MarkerPositionEvent>.NoChange
            : position.ApprovedBy.Length + 1 < position.Pair!.Parties.Length ? approved
            : Decision<MarkerPositionEvent>.Record(approved, new MarkerPositionAccepted(command.Revision, [.. position.ApprovedBy, by]));
    }

    private static Task<IResult> HandleAsync(Guid markerId, ApproveMarkerPosition command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
