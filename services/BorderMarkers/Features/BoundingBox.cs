using System.Globalization;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>
/// A box of longitudes and latitudes, WGS 84 (https://docs.ogc.org/is/17-069r4/17-069r4.html#_parameter_bbox). Where it begins east of its end it crosses the
/// 180th meridian. Six numbers have heights too; nothing here has a height above the ellipsoid, so these decide nothing.
/// </summary>
public readonly record struct BoundingBox(double West, double South, double East, double North)
{
    public static bool TryParse(string? text, out BoundingBox box)
    {
        box = default;
        var parts = text?.Split(',') ?? [];
        var numbers = new double[parts.Length];
        if (parts.Length is not (4 or 6))
        {
            return false;
        }

        for (var index = 0; index < parts.Length; index++)
        {
            if (!double.TryParse(parts[index], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[index]) || !double.IsFinite(numbers[index]))
            {
                return false;
            }
        }

        box = numbers is [var west, var south, var east, var north]
            ? new BoundingBox(west, south, east, north)
            : new BoundingBox(numbers[0], numbers[1], numbers[3], numbers[4]);
        return box is { West: >= -180 and <= 180, East: >= -180 and <= 180, South: >= -90, North: <= 90 } && box.South <= box.North
            && (numbers.Length == 4 || numbers[2] <= numbers[5]);
    }

    /// <summary>
    /// The condition on two columns, with what has no place, as the standard wants it. The numbers stand in the statement: only so does the planner know
    /// whether the box holds a few markers, which it looks up, or most of them, which it meets on its way along the line.
    /// </summary>
    public string Condition(string longitude, string latitude)
    {
        var parallels = string.Create(CultureInfo.InvariantCulture, $"{latitude} between {South:R} and {North:R}");
        return West <= East
            ? string.Create(CultureInfo.InvariantCulture, $"({longitude} is null or ({longitude} between {West:R} and {East:R} and {parallels}))")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"({longitude} is null or ({longitude} between {West:R} and 180 and {parallels}) or ({longitude} between -180 and {East:R} and {parallels}))");
    }
}
