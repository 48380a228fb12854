using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>How far two points lie apart, where that can be told.</summary>
internal static class GeodeticDistance
{
    private const double SemiMajorAxis = 6_378_137.0;

    /// <summary>Of the ellipsoid of WGS 84, on which VN-2000 rests too; GRS 80's, of CGCS2000, differs by a tenth of a millimetre in the axis.</summary>
    private const double Eccentricity2 = 0.00669437999014;

    /// <summary>
    /// The horizontal distance in metres, to the millimetre; none where the points are in different frames, or in one that nobody knows. By the radii
    /// of curvature midway, which is exact to the millimetre within a kilometre.
    /// </summary>
    public static double? Between(GeodeticPoint one, GeodeticPoint other)
    {
        if (one.ReferenceFrame != other.ReferenceFrame || one.ReferenceFrame == GeodeticPoint.Unspecified)
        {
            return null;
        }

        var sine = Math.Sin(Radians((one.Latitude + other.Latitude) / 2));
        var w2 = 1 - (Eccentricity2 * sine * sine);
        var meridian = SemiMajorAxis * (1 - Eccentricity2) / Math.Pow(w2, 1.5);
        var primeVertical = SemiMajorAxis / Math.Sqrt(w2);
        var north = Radians(other.Latitude - one.Latitude) * meridian;
        var east = Radians(Math.IEEERemainder(other.Longitude - one.Longitude, 360)) * primeVertical * Math.Sqrt(1 - (sine * sine));
        return Math.Round(Math.Sqrt((north * north) + (east * east)), 3);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
