using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on the entry of an existing position.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmRegisterEntry(int Revision);

internal static class ConfirmRegisterEntrySlice
{
    public static void MapConfirmRegisterEntry(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-entry", HandleAsync, nameof(ConfirmRegisterEntry), Roles.Commander,
        "Gives the party's word on a revision of the entry; the last word needed puts the marker in service, or the entry in place of the one in force.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmRegisterEntry command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Entry is not { } entry ? MarkerRejections.NotNow(position.Status)
        : !entry.IsAgreed && position.Status is not (MarkerStatus.Registered or MarkerStatus.InService) ? MarkerRejections.NotNow(position.Status)
        : entry.Confirm(
            by,
            command.Revision,
            new RegisterEntryConfirmed(by, command.Revision),
            everyone => position.EntryInForce is null
                ? new RegisterEntryAgreed(command.Revision, entry.Terms, everyone)
                : new RegisterEntryAmended(command.Revision, entry.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmRegisterEntry command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
