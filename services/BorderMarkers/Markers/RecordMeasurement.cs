using BorderCoordination.BorderMarkers.Tolerances;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Adds the party's measurement of one marker of the position.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
public sealed record RecordMeasurement(int Member, MarkerMeasurement Measurement);

internal static class RecordMeasurementSlice
{
    public static void MapRecordMeasurement(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-measurement", HandleAsync, nameof(RecordMeasurement), Roles.Officer,
        "Adds the party's measurement of one standing marker; earlier ones stay. One of a marker in service beyond the tolerance opens a damage case and changes nothing.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.MemberNotPlanted);

    public static Decision<MarkerPositionEvent> Decide(RecordMeasurement command, MarkerPosition position, Party by, MeasurementTolerance tolerance, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (!position.TakesMeasurements)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.Day(command.Measurement.MeasuredOn, "/measurement/measuredOn", now);
        faults.When(command.Measurement.MeasuredOn < member?.Planted?.Planting.PlantedOn, "/measurement/measuredOn", "It lies before the planting.");
        faults.Check(command.Measurement.Point, "/measurement/point");
        faults.OptionalText(command.Measurement.Instrument, "/measurement/instrument", 200);
        var measured = new MarkerMeasured(command.Member, by, command.Measurement);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Plan is not null && member!.Planted is null ? MarkerRejections.MemberNotPlanted
            : member!.Measurements.Contains(measured) ? Decision<MarkerPositionEvent>.NoChange
            : position.Elsewhere(member, by, command.Measurement, tolerance) is { } elsewhere ? Decision<MarkerPositionEvent>.Record(measured, elsewhere)
            : measured;
    }

    /// <summary>
    /// What it comes to when a marker in service is measured beyond the tolerance, the accuracy of both points and what the ground may have moved between
    /// their epochs; nothing where it is not, or where that cannot be told because the points are in different frames.
    /// </summary>
    private static MarkerFoundElsewhere? Elsewhere(this MarkerPosition position, MarkerState member, Party by, MarkerMeasurement measurement, MeasurementTolerance tolerance)
    {
        if (position.Status != MarkerStatus.InService || member.Place is not { } agreed || !ReferenceFrame.IsShared(agreed, measurement.Point))
        {
            return null;
        }

        var allowed = tolerance.Metres + (agreed.AccuracyMetres ?? 0) + (measurement.Point.AccuracyMetres ?? 0)
            + ReferenceFrame.GreatestMotion(agreed, measurement.Point);
        var difference = new MeasuredDifference(ReferenceFrame.Distance(agreed, measurement.Point), Math.Round(allowed, 3));
        return difference.Metres > difference.ToleranceMetres ? new MarkerFoundElsewhere(position.MarkerOf(member.Number), by, measurement, difference) : null;
    }

    private static async Task<IResult> HandleAsync(
        Guid markerId, RecordMeasurement command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var tolerances = await TolerancesInForce.ReadAsync(database, cancellationToken);
        return await context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, tolerances.Of(position.Pair, context.Now), context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
    }
}
