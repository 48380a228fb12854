using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>
/// Reads GeoJSON (https://www.rfc-editor.org/rfc/rfc7946): features with a line or several, whose times stand in the property <c>coordTimes</c>, one for each
/// position; and points whose property <c>marker</c> is a marker's number. Another coordinate system than WGS 84 is refused.
/// </summary>
internal sealed class GeoJsonReader(TrackGathering track)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private bool _any;

    public static void Read(byte[] content, TrackGathering track)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Strict);
            new GeoJsonReader(track).ReadRoot(document.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // The latter is what a text that is none brings about, half of a surrogate pair for example.
            track.Fault("", "This is no GeoJSON: JSON with texts in Unicode and without repeated members is expected.");
        }
    }

    private void ReadRoot(JsonElement root)
    {
        if (Member(root, "crs") is { } system && Text(Member(Member(system, "properties"), "name"))?.EndsWith(":CRS84", StringComparison.Ordinal) != true)
        {
            track.Fault("/crs", "WGS 84 is expected, and nothing else is taken; leave it out.");
            return;
        }

        switch (Text(Member(root, "type")))
        {
            case "FeatureCollection" when Member(root, "features") is { ValueKind: JsonValueKind.Array } features:
                foreach (var (index, feature) in features.EnumerateArray().Index())
                {
                    ReadFeature(feature, $"/features/{index}");
                }

                break;
            case "Feature":
                ReadFeature(root, "");
                break;
            default:
                track.Fault("/type", "A Feature or a FeatureCollection is expected; the times of a line stand in its properties.");
                break;
        }
    }

    private void ReadFeature(JsonElement feature, string pointer)
    {
        if (track.IsHopeless)
        {
            return;
        }

        var (geometry, properties) = (Member(feature, "geometry"), Member(feature, "properties"));
        var (coordinates, times) = (Member(geometry, "coordinates"), Member(properties, "coordTimes"));
        switch (Text(Member(geometry, "type")))
        {
            case "LineString":
                ReadLine(coordinates, times, $"{pointer}/geometry/coordinates", $"{pointer}/properties/coordTimes");
                break;
            case "MultiLineString" when coordinates is { ValueKind: JsonValueKind.Array } lines:
                // Side by side, for an item in the middle of a JSON array is only found from its beginning.
                using (var stamps = times is { ValueKind: JsonValueKind.Array } lists ? lists.EnumerateArray() : default)
                {
                    foreach (var (index, line) in lines.EnumerateArray().Index())
                    {
                        ReadLine(line, stamps.MoveNext() ? stamps.Current : null, $"{pointer}/geometry/coordinates/{index}", $"{pointer}/properties/coordTimes/{index}");
                    }
                }

                break;
            case "Point":
                if (MarkerRef.TryParse(Text(Member(properties, "marker")), out var marker) && marker!.OffsetMetres is null)
                {
                    track.Marker($"{pointer}/geometry/coordinates", "", marker, Number(Item(coordinates, 1)), Number(Item(coordinates, 0)));
                }

                break;
            default:
                track.Fault($"{pointer}/geometry", "A LineString, a MultiLineString or a Point is expected.");
                break;
        }
    }

    private void ReadLine(JsonElement? line, JsonElement? times, string pointer, string timesPointer)
    {
        if (track.IsHopeless)
        {
            return;
        }

        if (line is not { ValueKind: JsonValueKind.Array } positions
            || times is not { ValueKind: JsonValueKind.Array } stamps
            || positions.GetArrayLength() != stamps.GetArrayLength())
        {
            track.Fault(timesPointer, "A line needs its positions, and one time for each of them.");
            return;
        }

        var begins = _any;
        foreach (var (index, (position, time)) in positions.EnumerateArray().Zip(stamps.EnumerateArray()).Index())
        {
            if (track.IsHopeless)
            {
                return;
            }

            var elevation = Item(position, 2) is { } metres ? Number(metres) ?? double.NaN : (double?)null;
            track.Point(
                $"{pointer}/{index}",
                "",
                Number(Item(position, 1)),
                Number(Item(position, 0)),
                elevation,
                Rfc3339.TryParse(Text(time), out var at) ? at : null,
                begins);
            (begins, _any) = (false, true);
        }
    }

    private static JsonElement? Member(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement? of, int index) =>
        of is { ValueKind: JsonValueKind.Array } found && index < found.GetArrayLength() ? found[index] : null;

    private static string? Text(JsonElement? of) => of is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;

    private static double? Number(JsonElement? of) => of is { ValueKind: JsonValueKind.Number } found && found.TryGetDouble(out var number) ? number : null;
}
