using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on the coordinates of one marker.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmCoordinates(int Member, int Revision);

internal static class ConfirmCoordinatesSlice
{
    public static void MapConfirmCoordinates(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-coordinates", HandleAsync, nameof(ConfirmCoordinates), Roles.Commander,
        "Gives the party's word on the coordinates of one marker; with the last word needed they are agreed. A position is measured once all its markers are so.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.NothingProposed, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmCoordinates command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Members.FirstOrDefault(member => member.Number == command.Member)?.Coordinates is not { } coordinates ? MarkerRejections.NothingProposed
        : !coordinates.IsAgreed && !position.TakesCoordinates ? MarkerRejections.NotNow(position.Status)
        : coordinates.Confirm(
            by,
            command.Revision,
            new CoordinatesConfirmed(by, command.Member, command.Revision),
            everyone => new CoordinatesAgreed(position.MarkerOf(command.Member), command.Member, command.Revision, coordinates.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmCoordinates command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
