using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;

namespace BorderCoordination.ServiceDefaults.Attachments;

/// <summary>The kinds of content that are taken, by what the content itself shows. What a caller says of it is compared, never trusted.</summary>
internal static class MediaTypes
{
    private const string Pdf = "application/pdf";
    private const string Jpeg = "image/jpeg";
    private const string Png = "image/png";
    private const string Gpx = "application/gpx+xml";
    private const string GeoJson = "application/geo+json";
    private const string Text = "text/plain";

    private static readonly FrozenDictionary<string, string> Endings = new Dictionary<string, string>
    {
        [Pdf] = "pdf",
        [Jpeg] = "jpg",
        [Png] = "png",
        [Gpx] = "gpx",
        [GeoJson] = "geojson",
        [Text] = "txt",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>https://www.rfc-editor.org/rfc/rfc7946#section-1.4</summary>
    private static readonly FrozenSet<string> GeoJsonTypes = FrozenSet.Create(
        "FeatureCollection", "Feature", "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    public static IEnumerable<string> All => Endings.Keys.Order(StringComparer.Ordinal);

    /// <summary>How a file of a kind ends.</summary>
    public static string EndingOf(string mediaType) => Endings[mediaType];

    /// <summary>Of what kind content is; none where it is of none that is taken.</summary>
    public static string? Of(byte[] content) =>
        content.AsSpan().StartsWith("%PDF-"u8) ? Pdf
        : content.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg
        : content.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : !IsText(content) ? null
        : IsGpx(content) ? Gpx
        : IsGeoJson(content) ? GeoJson
        : Text;

    private static bool IsText(ReadOnlySpan<byte> content) =>
        Utf8.IsValid(content) && !Encoding.UTF8.GetString(content).Any(letter => char.IsControl(letter) && letter is not ('\t' or '\n' or '\r'));

    /// <summary>Well-formed, without a document type, and its root is a track's (https://www.topografix.com/GPX/1/1/).</summary>
    private static bool IsGpx(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var isGpx = reader.MoveToContent() == XmlNodeType.Element
                && reader.LocalName == "gpx" && reader.NamespaceURI.StartsWith("http://www.topografix.com/GPX/1/", StringComparison.Ordinal);
            while (isGpx && reader.Read())
            {
            }

            return isGpx;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>JSON whose outermost object says that it is of one of the types.</summary>
    private static bool IsGeoJson(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content);
            var isGeoJson = false;
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("type") && reader.Read())
                {
                    isGeoJson = reader.TokenType == JsonTokenType.String && GeoJsonTypes.Contains(reader.GetString()!);
                }
            }

            return isGeoJson;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The latter is what a text that is none brings about, half of a surrogate pair for example.
            return false;
        }
    }
}
