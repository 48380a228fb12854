using System.Collections;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>How features are written.</summary>
public enum FeatureFormat
{
    /// <summary>GeoJSON.</summary>
    Json,
    Csv,
    Kml,
}

internal static class FeatureFormats
{
    public const string GeoJson = "application/geo+json";

    public const string Kml = "application/vnd.google-earth.kml+xml";

    public static string MediaType(this FeatureFormat format) => format switch
    {
        FeatureFormat.Json => GeoJson,
        FeatureFormat.Csv => Csv.MediaType,
        FeatureFormat.Kml => Kml,
    };

    /// <summary>The format that is named, or else the one that is most welcome.</summary>
    public static FeatureFormat Wanted(HttpContext http, FeatureFormat? named)
    {
        var best = Accepting.Best(http, GeoJson, "application/json", Csv.MediaType, Kml);
        return named ?? (best == Csv.MediaType ? FeatureFormat.Csv : best == Kml ? FeatureFormat.Kml : FeatureFormat.Json);
    }

    /// <summary>A property as text, the same in CSV and KML and when it is read again.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        Enum member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(';', list.Cast<object>().Select(Text)),
        _ => value.ToString()!,
    };
}
