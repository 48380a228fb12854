using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>States that the ground of the position is cleared of mines.</summary>
public sealed record RecordMineClearance(MineClearance Clearance);

internal static class RecordMineClearanceSlice
{
    public static void MapRecordMineClearance(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-mine-clearance", HandleAsync, nameof(RecordMineClearance), Roles.Officer, "States that the ground of the position is cleared of mines.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(RecordMineClearance command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Day(command.Clearance.ClearedOn, "/clearance/clearedOn", now);
        faults.Text(command.Clearance.Record, "/clearance/record", 200);
        faults.When(command.Clearance.AreaSquareMetres is < 1 or > 10_000_000, "/clearance/areaSquareMetres", "An area from 1 to 10,000,000 m² is expected.");
        var cleared = new PositionMineCleared(by, command.Clearance);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.MineCleared == cleared ? Decision<MarkerPositionEvent>.NoChange
            : position.MayBecome(MarkerStatus.MineCleared) ? cleared
            : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, RecordMineClearance command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
