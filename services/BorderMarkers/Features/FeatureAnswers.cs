using System.Collections.Immutable;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>Answers with a page of features, or with one, in the wanted form and with its links.</summary>
internal static class FeatureAnswers
{
    /// <summary>The address under which this service is found.</summary>
    public static string Root(this HttpContext http) => $"{http.Origin()}{http.Request.PathBase}";

    /// <param name="found">Up to one more than the page holds.</param>
    /// <param name="key">What the collection is ordered by.</param>
    public static IResult Answer<TRow>(
        this HttpContext http, FeatureKind<TRow> kind, IReadOnlyList<TRow> found, PageRequest page, Func<TRow, string> key, FeatureFormat? named, DateTimeOffset now)
    {
        var next = page.Next(found, key) is { } following ? $"{http.Origin()}{following}" : null;
        return Answer(http, kind, [.. found.Take(page.Limit)], next, named, now);
    }

    /// <summary>All of them at once.</summary>
    public static IResult Answer<TRow>(this HttpContext http, FeatureKind<TRow> kind, IReadOnlyList<TRow> rows, FeatureFormat? named, DateTimeOffset now) =>
        Answer(http, kind, rows, next: null, named, now);

    private static IResult Answer<TRow>(HttpContext http, FeatureKind<TRow> kind, IReadOnlyList<TRow> rows, string? next, FeatureFormat? named, DateTimeOffset now)
    {
        var format = FeatureFormats.Wanted(http, named);
        return format switch
        {
            FeatureFormat.Json => TypedResults.Json(
                new FeaturePage("FeatureCollection", [.. rows.Select(row => kind.Write(row))], LinksOf(http, format, next), now, rows.Count),
                contentType: FeatureFormats.GeoJson),
            FeatureFormat.Csv => Csv.Answer(ToCsv(kind, rows)),
            FeatureFormat.Kml => TypedResults.Text(Kml.Write(kind, rows, next), FeatureFormats.Kml),
        };
    }

    public static IResult Answer<TRow>(this HttpContext http, FeatureKind<TRow> kind, TRow row, FeatureFormat? named)
    {
        var format = FeatureFormats.Wanted(http, named);
        return format switch
        {
            FeatureFormat.Json => TypedResults.Json(
                kind.Write(row, [.. LinksOf(http, format, next: null), new Link($"{http.Root()}/collections/{kind.Collection}", "collection", "application/json")]),
                contentType: FeatureFormats.GeoJson),
            FeatureFormat.Csv => Csv.Answer(ToCsv(kind, [row])),
            FeatureFormat.Kml => TypedResults.Text(Kml.Write(kind, [row], next: null), FeatureFormats.Kml),
        };
    }

    public static string ToCsv<TRow>(FeatureKind<TRow> kind, IEnumerable<TRow> rows) => Csv.Write(
        kind.Properties.Select(property => property.Name), rows.Select(row => kind.Properties.Select(property => FeatureFormats.Text(property.Of(row)))));

    private static ImmutableArray<Link> LinksOf(HttpContext http, FeatureFormat format, string? next)
    {
        ImmutableArray<Link> links =
        [
            new Link(Address(http, format), "self", format.MediaType()),
            .. Enum.GetValues<FeatureFormat>().Where(other => other != format).Select(other => new Link(Address(http, other), "alternate", other.MediaType())),
        ];
        return next is null ? links : links.Add(new Link(next, "next", format.MediaType()));
    }

    private static string Address(HttpContext http, FeatureFormat format)
    {
        var query = http.Request.Query.Where(parameter => parameter.Key != "f").Append(new("f", FeatureFormats.Text(format)));
        return $"{http.Root()}{http.Request.Path}{new QueryBuilder(query)}";
    }
}
