using System.Collections.Immutable;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>Where everything else is found.</summary>
public sealed record LandingPage(string Title, string Description, ImmutableArray<Link> Links);

/// <summary>Which requirements are fulfilled.</summary>
public sealed record Conformance(ImmutableArray<string> ConformsTo);

/// <summary>A collection of features.</summary>
/// <param name="Extent">The box that holds every place in WGS 84; absent where there is none.</param>
/// <param name="ItemType">Always <c>feature</c>.</param>
/// <param name="Crs">The only one: WGS 84, longitude first.</param>
public sealed record CollectionDescription(
    string Id, string Title, string Description, Extent? Extent, string ItemType, ImmutableArray<string> Crs, ImmutableArray<Link> Links);

/// <summary>What a collection covers.</summary>
public sealed record Extent(SpatialExtent Spatial);

/// <summary>The boxes of a collection: one.</summary>
/// <param name="Bbox">West, south, east, north.</param>
public sealed record SpatialExtent(ImmutableArray<ImmutableArray<double>> Bbox, string Crs);

/// <summary>The collections that there are.</summary>
public sealed record Collections(ImmutableArray<Link> Links, ImmutableArray<CollectionDescription> Items)
{
    /// <summary>As the standard names them.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("collections")]
    public ImmutableArray<CollectionDescription> Items { get; init; } = Items;
}

/// <summary>OGC API – Features – Part 1: Core (https://docs.ogc.org/is/17-069r4/17-069r4.html).</summary>
internal static class LandingPageSlice
{
    private const string Json = "application/json";

    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private static readonly ImmutableArray<(string Id, string Title, string Description)> Known =
    [
        ("markers", "Boundary markers", "Physical markers, standing and planned. A marker whose coordinates are not in WGS 84 has no geometry; they stand in its properties, with their frame."),
        ("sections", "Sections of the line", "Sections by the markers at their ends."),
        ("damage-cases", "Damage cases", "Damage cases, each at its marker."),
    ];

    public static void MapLandingPage(this IEndpointRouteBuilder routes)
    {
        routes.MapQuery<LandingPage>("/", (HttpContext http) => Home(http), "GetLandingPage", "Where everything else is found.");
        routes.MapQuery<Conformance>("/conformance", () => Conforms(), "GetConformance", "Which requirements of OGC API – Features are fulfilled.");
        routes.MapQuery<Collections>("/collections", ListAsync, "ListCollections", "The collections of features.");
        foreach (var (id, title, _) in Known)
        {
            routes.MapQuery<CollectionDescription>(
                $"/collections/{id}",
                (HttpContext http, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) => ReadAsync(id, http, actor, database, cancellationToken),
                $"Get{title.Replace(" ", "", StringComparison.Ordinal)}Collection",
                $"The collection of {title.ToLowerInvariant()}.");
        }
    }

    private static IResult Home(HttpContext http) => TypedResults.Json(new LandingPage(
        "Border markers",
        "The markers of the border, the sections of the line and damage to markers, for the parties of each pair.",
        [
            new Link($"{http.Root()}/", "self", Json),
            new Link($"{http.Root()}/openapi/v1.json", "service-desc", "application/vnd.oai.openapi+json;version=3.1"),
            new Link($"{http.Root()}/docs", "service-doc", "text/html"),
            new Link($"{http.Root()}/conformance", "conformance", Json),
            new Link($"{http.Root()}/collections", "data", Json),
        ]));

    private static IResult Conforms() => TypedResults.Json(new Conformance(
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core", "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    ]));

    private static async Task<IResult> ListAsync(HttpContext http, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var extent = await ExtentAsync(actor, database, cancellationToken);
        return TypedResults.Json(new Collections([new Link($"{http.Root()}/collections", "self", Json)], [.. Known.Select(known => Describe(http, known.Id, extent))]));
    }

    private static async Task<IResult> ReadAsync(string id, HttpContext http, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        TypedResults.Json(Describe(http, id, await ExtentAsync(actor, database, cancellationToken)));

    private static CollectionDescription Describe(HttpContext http, string collection, Extent? extent)
    {
        var (id, title, description) = Known.Single(known => known.Id == collection);
        var items = $"{http.Root()}/collections/{id}/items";
        return new CollectionDescription(
            id,
            title,
            description,
            extent,
            "feature",
            [Crs84],
            [
                new Link($"{http.Root()}/collections/{id}", "self", Json),
                .. Enum.GetValues<FeatureFormat>().Select(format => new Link($"{items}?f={FeatureFormats.Text(format)}", "items", format.MediaType(), title)),
            ]);
    }

    private static async Task<Extent?> ExtentAsync(Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) => (await database.ListAsync(
        """
        select min(wgs84_longitude), min(wgs84_latitude), max(wgs84_longitude), max(wgs84_latitude) from physical_markers
        where pair = any($1) and wgs84_longitude is not null
        """,
        [Sql.Value(actor.VisiblePairs())],
        row => row.IsDBNull(0) ? null : new Extent(new SpatialExtent([[row.GetDouble(0), row.GetDouble(1), row.GetDouble(2), row.GetDouble(3)]], Crs84)),
        cancellationToken)).Single();
}
