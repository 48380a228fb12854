using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Hands one marker of the position over to a post of the party that maintains it.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
/// <param name="ManagingPost">The post, as it is named on that day.</param>
/// <param name="From">The first day; it lies after the day of the last hand-over.</param>
public sealed record HandOverMarker(int Member, string ManagingPost, DateOnly From);

internal static class HandOverMarkerSlice
{
    public static void MapHandOverMarker(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/hand-over", HandleAsync, nameof(HandOverMarker), Roles.Commander,
        "Hands one marker over to a post of the party that maintains it, from a day on; the post that had it before keeps it to that day.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.ResponsibleUnknown, MarkerRejections.OthersMarker);

    public static Decision<MarkerPositionEvent> Decide(HandOverMarker command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (!position.Status.IsKept())
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.Text(command.ManagingPost, "/managingPost", 200);
        faults.Day(command.From, "/from", now);
        var handed = new MarkerHandedOver(position.MarkerOf(command.Member), by, command.ManagingPost, command.From);
        var repeated = member?.Posts.Contains(handed) == true;
        faults.When(!repeated && member?.Posts.LastOrDefault() is { } last && command.From <= last.From, "/from", "It lies after the day of the last hand-over.");
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : member!.Responsible is not { } responsible ? MarkerRejections.ResponsibleUnknown
            : responsible != by ? MarkerRejections.OthersMarker
            : repeated ? Decision<MarkerPositionEvent>.NoChange
            : handed;
    }

    private static Task<IResult> HandleAsync(Guid markerId, HandOverMarker command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
