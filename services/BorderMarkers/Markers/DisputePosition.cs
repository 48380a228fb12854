using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Disputes a position that is not staked yet.</summary>
/// <param name="View">How the party sees it, in its own words.</param>
public sealed record DisputePosition(string View);

internal static class DisputePositionSlice
{
    public static void MapDisputePosition(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/dispute", HandleAsync, nameof(DisputePosition), Roles.Commander,
        "Disputes a position that is not staked yet, with the party's view in its own words; it is parked until every party has agreed on a settlement.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(DisputePosition command, MarkerPosition position, Party by)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.View(command.View);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.IsViewOf(by, command.View) ? Decision<MarkerPositionEvent>.NoChange
            : position.MayBeDisputed() ? new PositionDisputed(position.Number, by, command.View)
            : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, DisputePosition command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}

internal static class DisputeRules
{
    public static void View(this Faults faults, string view) => faults.Text(view, "/view", 4_000);

    /// <summary>Whether that is what the party has stated of the open dispute last.</summary>
    public static bool IsViewOf(this MarkerPosition position, Party by, string view) =>
        position.Status == MarkerStatus.Disputed && position.Dispute!.Views.TryGetValue(by, out var stated) && stated == view;
}
