using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>What a point must fulfil: in range, and never without frame, epoch, method and accuracy, unless it was published without them.</summary>
internal static class GeodeticRules
{
    public static void Check(this Faults faults, GeodeticPoint point, string pointer)
    {
        faults.When(point.Latitude is not (>= -90 and <= 90), $"{pointer}/latitude", "Degrees from -90 to 90 are expected.");
        faults.When(point.Longitude is not (>= -180 and <= 180), $"{pointer}/longitude", "Degrees from -180 to 180 are expected.");
        faults.Text(point.ReferenceFrame, $"{pointer}/referenceFrame", 100);
        faults.Elevation(point.Elevation, $"{pointer}/elevation");
        faults.When(point.Epoch is not (null or (>= 1900 and <= 2100)), $"{pointer}/epoch", "A decimal year from 1900 to 2100 is expected.");
        faults.When(point.AccuracyMetres is not (null or (> 0 and <= 1000)), $"{pointer}/accuracyMetres", "Metres above 0, to 1,000, are expected.");
        faults.OptionalText(point.Method, $"{pointer}/method", 200);
        if (point.ReferenceFrame != GeodeticPoint.Unspecified)
        {
            const string Expected = $"It is expected unless the frame is '{GeodeticPoint.Unspecified}'.";
            faults.When(point.Epoch is null, $"{pointer}/epoch", Expected);
            faults.When(point.Method is null, $"{pointer}/method", Expected);
            faults.When(point.AccuracyMetres is null, $"{pointer}/accuracyMetres", Expected);
        }
    }

    public static void Elevation(this Faults faults, double? elevation, string pointer) =>
        faults.When(elevation is not (null or (>= -500 and <= 9_000)), pointer, "Metres from -500 to 9,000 are expected.");
}
