using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Puts a position into service whose markers are all handed over.</summary>
/// <param name="On">The day.</param>
public sealed record PutInService(DateOnly On);

internal static class PutInServiceSlice
{
    public static void MapPutInService(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/put-in-service", HandleAsync, nameof(PutInService), Roles.Commander, "Puts a position into service whose markers are all handed over.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(PutInService command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Day(command.On, "/on", now);
        faults.When(position.Members.Any(member => command.On < member.Posts.FirstOrDefault()?.From), "/on", "It lies before a hand-over.");
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.InServiceSince == command.On ? Decision<MarkerPositionEvent>.NoChange
            : position.Status != MarkerStatus.HandedOver ? MarkerRejections.NotNow(position.Status)
            : new MarkerPositionPutInService(by, command.On);
    }

    private static Task<IResult> HandleAsync(Guid markerId, PutInService command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
