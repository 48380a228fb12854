using System.Collections.Immutable;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>What points come to: lines without their gaps, a length, a box.</summary>
internal static class TrackLines
{
    /// <summary>Points that are further apart in time are not joined: nobody knows what lay between.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(5);

    /// <summary>The mean radius of the Earth, (2a + b) / 3 of WGS 84.</summary>
    private const double EarthKilometres = 6371.0088;

    /// <summary>Cuts points that are in the order of time into lines.</summary>
    public static ImmutableArray<ImmutableArray<TrackPoint>> Cut(IEnumerable<TrackPoint> inOrder)
    {
        var lines = ImmutableArray.CreateBuilder<ImmutableArray<TrackPoint>>();
        var line = ImmutableArray.CreateBuilder<TrackPoint>();
        foreach (var point in inOrder)
        {
            if (line.Count > 0 && (point.Begins || point.At - line[^1].At > Gap))
            {
                lines.Add(line.DrainToImmutable());
            }

            line.Add(point);
        }

        if (line.Count > 0)
        {
            lines.Add(line.DrainToImmutable());
        }

        return lines.ToImmutable();
    }

    /// <summary>Their length in kilometres, to the metre.</summary>
    public static decimal Length(IEnumerable<ImmutableArray<TrackPoint>> lines) =>
        decimal.Round((decimal)lines.Sum(line => line.Zip(line.Skip(1), Distance).Sum()), 3);

    /// <summary>In kilometres by the haversine formula: exact on a sphere, within half a percent on the Earth.</summary>
    public static double Distance(TrackPoint from, TrackPoint to)
    {
        var (north, east) = (double.DegreesToRadians(to.Latitude - from.Latitude), double.DegreesToRadians(to.Longitude - from.Longitude));
        var haversine = Square(Math.Sin(north / 2))
            + (Math.Cos(double.DegreesToRadians(from.Latitude)) * Math.Cos(double.DegreesToRadians(to.Latitude)) * Square(Math.Sin(east / 2)));
        return 2 * EarthKilometres * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));

        static double Square(double number) => number * number;
    }

    public static TrackBounds Bounds(ImmutableArray<TrackPoint> points) => new(
        points.Min(point => point.Longitude), points.Min(point => point.Latitude), points.Max(point => point.Longitude), points.Max(point => point.Latitude));
}
