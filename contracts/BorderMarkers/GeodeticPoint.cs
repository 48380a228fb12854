namespace BorderCoordination.Contracts.BorderMarkers;

/// <summary>
/// A point on the ground as it was determined. It means nothing without its frame; a point in one frame is never passed off as one in another.
/// </summary>
/// <param name="Latitude">Degrees, -90 to 90, north positive.</param>
/// <param name="Longitude">Degrees, -180 to 180, east positive.</param>
/// <param name="ReferenceFrame">Such as <c>VN-2000</c> or <c>WGS 84 (G1762)</c>; <see cref="Unspecified"/> for published coordinates that do not say. 1 to 100 characters.</param>
/// <param name="Elevation">Metres, -500 to 9,000.</param>
/// <param name="Epoch">Of the coordinates, as a decimal year: 1900 to 2100. Known unless the frame is unspecified.</param>
/// <param name="Method">How it was determined, such as dual-frequency GPS: 1 to 200 characters. Known unless the frame is unspecified.</param>
/// <param name="AccuracyMetres">Horizontal, at 95 %: above 0, to 1,000. Known unless the frame is unspecified.</param>
public sealed record GeodeticPoint(
    double Latitude,
    double Longitude,
    string ReferenceFrame,
    double? Elevation = null,
    double? Epoch = null,
    string? Method = null,
    double? AccuracyMetres = null)
{
    /// <summary>The frame of coordinates that were published without one.</summary>
    public const string Unspecified = "unspecified (published)";
}
