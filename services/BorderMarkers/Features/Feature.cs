using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>A link (RFC 8288).</summary>
/// <param name="Href">Absolute.</param>
/// <param name="Rel">What it leads to.</param>
/// <param name="Type">In which media type.</param>
public sealed record Link(string Href, string Rel, string Type, string? Title = null);

/// <summary>A place in WGS 84 (RFC 7946): longitude first, without heights, for those that are kept have no stated datum.</summary>
/// <param name="Type"><c>Point</c> or <c>MultiPoint</c>.</param>
/// <param name="Coordinates">Longitude and latitude; of a <c>MultiPoint</c>, a list of such.</param>
public sealed record FeatureGeometry(string Type, object Coordinates)
{
    internal static FeatureGeometry? Of(params IEnumerable<GeoPoint?> points)
    {
        GeoPoint[] known = [.. points.OfType<GeoPoint>()];
        return known switch
        {
            [] => null,
            [var only] => new FeatureGeometry("Point", only.ToArray()),
            _ => new FeatureGeometry("MultiPoint", known.Select(point => point.ToArray()).ToArray()),
        };
    }

    /// <summary>All its points.</summary>
    internal IEnumerable<double[]> Points => Coordinates as double[][] ?? [(double[])Coordinates];
}

/// <summary>A point that is known to be in WGS 84.</summary>
internal readonly record struct GeoPoint(double Longitude, double Latitude)
{
    public static GeoPoint? Of(double? longitude, double? latitude) =>
        longitude is { } east && latitude is { } north ? new GeoPoint(east, north) : null;

    public double[] ToArray() => [Longitude, Latitude];
}

/// <summary>A feature (RFC 7946).</summary>
/// <param name="Type">Always <c>Feature</c>.</param>
/// <param name="Geometry">Null where no place in WGS 84 is known; coordinates in another frame stand in the properties, with their frame.</param>
/// <param name="Properties">What is known of it.</param>
/// <param name="Links">Where it is found, and its collection; in a collection they are left out.</param>
public sealed record Feature(
    string Type,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] FeatureGeometry? Geometry,
    IReadOnlyDictionary<string, object> Properties,
    ImmutableArray<Link>? Links = null);

/// <summary>A page of features (RFC 7946, OGC 17-069r4).</summary>
/// <param name="Type">Always <c>FeatureCollection</c>.</param>
/// <param name="Links">To this page, its other forms, and the next one.</param>
/// <param name="TimeStamp">When it was made.</param>
/// <param name="NumberReturned">How many features it has.</param>
public sealed record FeaturePage(string Type, IReadOnlyList<Feature> Features, ImmutableArray<Link> Links, DateTimeOffset TimeStamp, int NumberReturned);

/// <summary>One property of the features of a kind, as it stands in GeoJSON, CSV and KML alike.</summary>
internal sealed record Property<TRow>(string Name, Func<TRow, object?> Of);

/// <summary>How the rows of a table are written as features.</summary>
internal sealed record FeatureKind<TRow>(
    string Collection, Func<TRow, string> Id, Func<TRow, string> Name, Func<TRow, FeatureGeometry?> Geometry, ImmutableArray<Property<TRow>> Properties)
{
    public Feature Write(TRow row, ImmutableArray<Link>? links = null) => new(
        "Feature",
        Id(row),
        Geometry(row),
        Properties.Select(property => (property.Name, Value: property.Of(row))).Where(known => known.Value is not null).ToDictionary(known => known.Name, known => known.Value!),
        links);
}
