namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>In which form a track was uploaded.</summary>
public enum TrackFormat
{
    /// <summary>GPX 1.1 (https://www.topografix.com/GPX/1/1/).</summary>
    Gpx,

    /// <summary>GeoJSON (https://www.rfc-editor.org/rfc/rfc7946).</summary>
    GeoJson,
}

/// <summary>The box around a track, in degrees of WGS 84.</summary>
public sealed record TrackBounds(double West, double South, double East, double North);

/// <summary>
/// A party has uploaded a piece of the track that it walked. The points are kept beside the event, under its hash, and are shared with the parties of the
/// pair; what is said here is of the points that lie in the time of the patrol.
/// </summary>
/// <param name="By">The party that walked it.</param>
/// <param name="Device">What recorded it, in that party's words.</param>
/// <param name="Hash">SHA-256 of the content as uploaded, lower-case hexadecimal; the same content of the same party is recorded once.</param>
/// <param name="Format">In which form.</param>
/// <param name="Points">How many points lie in the time of the patrol.</param>
/// <param name="PointsOutside">How many do not; they are not kept.</param>
/// <param name="Markers">How many markers it gives a position of.</param>
/// <param name="Bounds">The box around the points.</param>
/// <param name="FirstAt">The time of the first point.</param>
/// <param name="LastAt">The time of the last point.</param>
/// <param name="LengthKm">
/// Its length by the haversine formula on a sphere with the Earth's mean radius, 6,371.0088 km, to the metre; gaps are not counted. It can be out by half a
/// percent.
/// </param>
public sealed record PatrolTrackUploaded(
    Party By,
    string Device,
    string Hash,
    TrackFormat Format,
    int Points,
    int PointsOutside,
    int Markers,
    TrackBounds Bounds,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    decimal LengthKm) : PatrolEvent;
