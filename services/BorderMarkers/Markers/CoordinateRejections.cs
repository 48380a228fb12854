using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Every refusal that coordinates can give.</summary>
internal static class CoordinateRejections
{
    public static Rejection FrameUnknown { get; } = new(RejectionKind.Conflict, "frame-unknown", "Nothing is computed in a frame that is not known here.");

    public static Rejection FramesDiffer { get; } = new(
        RejectionKind.Conflict, "frames-differ", "The points are in different frames. They are not compared: no exact conversion between them is known.");

    public static Rejection EpochsDiffer { get; } = new(
        RejectionKind.Conflict, "epochs-differ", "In that frame points on the ground move with the years; those of different epochs are not compared.");

    public static Rejection ConversionNotExact { get; } = new(
        RejectionKind.Conflict, "conversion-not-exact", "Coordinates are converted only where that is exact, and between these frames it is not.");

    public static Rejection MeasurementMissing { get; } = new(
        RejectionKind.Conflict, "measurement-missing", "Coordinates rest on a measurement by every party, and not every party has measured that marker.");

    public static Rejection MeasurementsDisagree { get; } = new(
        RejectionKind.Conflict, "measurements-disagree", "The measurements and the point lie further apart than the pair's tolerance; measure again.");

    public static Rejection UnknownFrame(string name) => FrameUnknown with { Detail = $"'{name}' is no frame that is known here; nothing is computed in it." };

    public static Rejection DifferentFrames(string one, string other) =>
        FramesDiffer with { Detail = $"One point is in {one}, the other in {other}. They are not compared: no exact conversion between them is known." };

    public static Rejection Epochs(double one, double other) =>
        EpochsDiffer with { Detail = string.Create(CultureInfo.InvariantCulture, $"The epochs are {one} and {other}; in that frame points on the ground move in between.") };

    public static Rejection NoExactConversion(string from, string to) => ConversionNotExact with { Detail = $"From {from} to {to} no conversion is exact." };

    public static Rejection MissingFrom(IEnumerable<Party> parties) =>
        MeasurementMissing with { Detail = $"That marker has no measurement by {string.Join(", ", parties)}." };

    public static Rejection Apart(double metres, double tolerance) => MeasurementsDisagree with
    {
        Detail = string.Create(CultureInfo.InvariantCulture, $"They lie up to {metres} m apart; the pair's tolerance is {tolerance} m. Measure again."),
    };
}
