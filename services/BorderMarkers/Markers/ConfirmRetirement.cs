using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on the retirement of the position's markers.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmRetirement(int Revision);

internal static class ConfirmRetirementSlice
{
    public static void MapConfirmRetirement(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-retirement", HandleAsync, nameof(ConfirmRetirement), Roles.Commander,
        "Gives the party's word on the retirement; with the last word needed the markers no longer mark the line. They stay in the register.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NothingProposed, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmRetirement command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Retirement is not { } retirement ? MarkerRejections.NothingProposed
        : retirement.Confirm(
            by,
            command.Revision,
            new RetirementConfirmed(by, command.Revision),
            everyone => new OldMarkerRetired(position.Number, command.Revision, retirement.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmRetirement command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
