using System.Collections.Immutable;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>
/// A reference frame as far as it matters here: its ellipsoid, and whether points move in it with the ground. Between two frames nothing is converted: the
/// transformations that are published for those of the region are estimates of centimetres to metres and none is exact.
/// </summary>
/// <param name="SemiMajorAxis">Of its ellipsoid, in metres.</param>
/// <param name="InverseFlattening">Of its ellipsoid.</param>
/// <param name="IsDynamic">Whether the coordinates of a point on the ground change with the years.</param>
internal sealed record ReferenceFrame(double SemiMajorAxis, double InverseFlattening, bool IsDynamic)
{
    /// <summary>A point on the ground moves by some centimetres a year; within this it stays within some millimetres.</summary>
    private const double SameEpochYears = 0.2;

    /// <summary>No plate moves faster.</summary>
    private const double FastestMetresAYear = 0.1;

    private static readonly ReferenceFrame Wgs84 = new(6_378_137, 298.257223563, IsDynamic: true);

    /// <summary>By how its name begins. VN-2000 rests on the ellipsoid of WGS 84, the international frames on GRS 80.</summary>
    private static readonly ImmutableArray<(string Name, ReferenceFrame Frame)> Known =
    [
        ("WGS 84", Wgs84),
        ("ITRF", new ReferenceFrame(6_378_137, 298.257222101, IsDynamic: true)),
        ("VN-2000", Wgs84 with { IsDynamic = false }),
        ("CGCS2000", new ReferenceFrame(6_378_137, 298.257222101, IsDynamic: false)),
        ("Indian 1960", new ReferenceFrame(6_377_276.345, 300.8017, IsDynamic: false)),
        ("Pulkovo 1942", new ReferenceFrame(6_378_245, 298.3, IsDynamic: false)),
        ("Lao National Datum 1997", new ReferenceFrame(6_378_245, 298.3, IsDynamic: false)),
    ];

    /// <summary>The frame of that name; none for one that is not known here, such as that of published coordinates that do not say.</summary>
    public static ReferenceFrame? Find(string name) =>
        Known.Where(known => name.StartsWith(known.Name, StringComparison.Ordinal)).Select(known => known.Frame).FirstOrDefault();

    /// <summary>Whether two points are of one frame that is known here.</summary>
    public static bool IsShared(GeodeticPoint one, GeodeticPoint other) => one.ReferenceFrame == other.ReferenceFrame && Find(one.ReferenceFrame) is not null;

    /// <summary>Why two points are not of one frame that is known here; nothing where they are.</summary>
    private static Rejection? FrameRefusal(GeodeticPoint one, GeodeticPoint other) =>
        Find(one.ReferenceFrame) is null ? CoordinateRejections.UnknownFrame(one.ReferenceFrame)
        : one.ReferenceFrame != other.ReferenceFrame ? CoordinateRejections.DifferentFrames(one.ReferenceFrame, other.ReferenceFrame)
        : null;

    /// <summary>Why two points cannot be compared, for their frames or their epochs; nothing where they can.</summary>
    public static Rejection? Incomparable(GeodeticPoint one, GeodeticPoint other) =>
        FrameRefusal(one, other) is { } refusal ? refusal
        : Years(one, other) > SameEpochYears ? CoordinateRejections.Epochs(one.Epoch!.Value, other.Epoch!.Value)
        : null;

    /// <summary>How far the ground may have carried a point between two epochs, at the most.</summary>
    public static double GreatestMotion(GeodeticPoint one, GeodeticPoint other) => Years(one, other) * FastestMetresAYear;

    /// <summary>The years between the epochs of two points of one frame, where they matter.</summary>
    private static double Years(GeodeticPoint one, GeodeticPoint other) =>
        Find(one.ReferenceFrame)!.IsDynamic ? Math.Abs(one.Epoch!.Value - other.Epoch!.Value) : 0;

    /// <summary>
    /// The distance of two comparable points on the ground, to the millimetre: the chord between their places on the ellipsoid, without regard to elevation,
    /// by the closed formula from geodetic to Earth-centred coordinates (EPSG method 9602). Within a kilometre the chord is the geodesic to the millimetre.
    /// </summary>
    public static double Distance(GeodeticPoint one, GeodeticPoint other)
    {
        var frame = Find(one.ReferenceFrame)!;
        var (x, y, z) = frame.EarthCentred(one);
        var (u, v, w) = frame.EarthCentred(other);
        return Math.Round(Math.Sqrt(((x - u) * (x - u)) + ((y - v) * (y - v)) + ((z - w) * (z - w))), 3);
    }

    /// <summary>Why a point is not given in a frame; nothing where it is in that frame, and so needs no conversion. No other is exact.</summary>
    public static Rejection? ConversionRefusal(GeodeticPoint point, string frame) =>
        point.ReferenceFrame == frame && Find(frame) is not null ? null : CoordinateRejections.NoExactConversion(point.ReferenceFrame, frame);

    /// <summary>Of the place on the ellipsoid below the point.</summary>
    internal (double X, double Y, double Z) EarthCentred(GeodeticPoint point)
    {
        var flattening = 1 / InverseFlattening;
        var eccentricity2 = flattening * (2 - flattening);
        var (latitude, longitude) = (double.DegreesToRadians(point.Latitude), double.DegreesToRadians(point.Longitude));
        var normal = SemiMajorAxis / Math.Sqrt(1 - (eccentricity2 * Math.Sin(latitude) * Math.Sin(latitude)));
        return (
            normal * Math.Cos(latitude) * Math.Cos(longitude),
            normal * Math.Cos(latitude) * Math.Sin(longitude),
            normal * (1 - eccentricity2) * Math.Sin(latitude));
    }
}
