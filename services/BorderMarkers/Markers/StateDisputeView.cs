using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>States how the party sees a disputed position.</summary>
/// <param name="View">In its own words; it takes the place of what the party has stated before.</param>
public sealed record StateDisputeView(string View);

internal static class StateDisputeViewSlice
{
    public static void MapStateDisputeView(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/state-view", HandleAsync, nameof(StateDisputeView), Roles.Commander, "States how the party sees a disputed position, in its own words.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(StateDisputeView command, MarkerPosition position, Party by)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.View(command.View);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status != MarkerStatus.Disputed ? MarkerRejections.NotNow(position.Status)
            : position.IsViewOf(by, command.View) ? Decision<MarkerPositionEvent>.NoChange
            : new DisputeViewStated(by, command.View);
    }

    private static Task<IResult> HandleAsync(Guid markerId, StateDisputeView command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
