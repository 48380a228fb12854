using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.BorderMarkers.Features;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>
/// Reads a feature collection (RFC 7946): its properties are the fields, by the names of the columns. A geometry is a point in WGS 84; coordinates in another frame
/// stand in the properties, with the frame.
/// </summary>
internal static class GeoJsonRows
{
    /// <summary>A file with more faults is not read to its end.</summary>
    private const int MostFaults = 20_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly string[] Axes = ["longitude", "latitude"];

    public static FileRows Read(string text, IReadOnlyCollection<string> columns, int mostRows)
    {
        var faults = ImmutableArray.CreateBuilder<RowFault>();
        var rows = ImmutableArray.CreateBuilder<FileRow>();
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "FeatureCollection"
                || !root.TryGetProperty("features", out var features) || features.ValueKind != JsonValueKind.Array)
            {
                return new FileRows([], [new RowFault(1, null, "A feature collection is expected.")]);
            }

            foreach (var (index, feature) in features.EnumerateArray().Index())
            {
                if (index == mostRows)
                {
                    faults.Add(new RowFault(index + 1, null, $"At most {mostRows} features are taken."));
                    break;
                }

                if (faults.Count > MostFaults)
                {
                    break;
                }

                rows.Add(Row(index + 1, feature, columns, faults));
            }
        }
        catch (JsonException malformed)
        {
            return new FileRows([], [new RowFault((int)(malformed.LineNumber ?? 0) + 1, null, "This is not JSON.")]);
        }
        catch (InvalidOperationException)
        {
            // A text that is none, half of a surrogate pair for example.
            return new FileRows([], [new RowFault(rows.Count + 1, null, "A text is not in Unicode.")]);
        }

        return new FileRows(rows.ToImmutable(), faults.ToImmutable());
    }

    private static FileRow Row(int number, JsonElement feature, IReadOnlyCollection<string> columns, ICollection<RowFault> faults)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>();
        if (feature.ValueKind != JsonValueKind.Object || !feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new RowFault(number, "properties", "A feature with properties is expected."));
            return new FileRow(number, fields.ToImmutable());
        }

        foreach (var property in properties.EnumerateObject().TakeWhile(_ => faults.Count <= MostFaults))
        {
            if (!columns.Contains(property.Name))
            {
                faults.Add(new RowFault(number, property.Name, $"There is no such property; there are {string.Join(", ", columns)}."));
            }
            else if (Field(property.Value) is { } field)
            {
                fields[property.Name] = field;
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                faults.Add(new RowFault(number, property.Name, "A text, a number, true or a list of texts is expected."));
            }
        }

        if (feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind != JsonValueKind.Null)
        {
            Locate(number, geometry, fields, columns, faults);
        }

        return new FileRow(number, fields.ToImmutable());
    }

    private static string? Field(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join(';', value.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };

    private static void Locate(
        int number, JsonElement geometry, ImmutableDictionary<string, string>.Builder fields, IReadOnlyCollection<string> columns, ICollection<RowFault> faults)
    {
        if (!columns.Contains("longitude"))
        {
            return;
        }

        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Point"
            || !geometry.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array || coordinates.GetArrayLength() < 2
            || coordinates.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
        {
            faults.Add(new RowFault(number, "geometry", "A point is expected, or null."));
            return;
        }

        if (fields.TryGetValue("referenceFrame", out var frame) && !Wgs84.Is(frame))
        {
            faults.Add(new RowFault(number, "geometry", $"A geometry is in WGS 84 (RFC 7946); coordinates in '{frame}' stand in the properties, and the geometry is null."));
            return;
        }

        foreach (var (index, column) in Axes.Index())
        {
            if (fields.TryGetValue(column, out var stated) && (!double.TryParse(stated, NumberStyles.Float, CultureInfo.InvariantCulture, out var property) || property != coordinates[index].GetDouble()))
            {
                faults.Add(new RowFault(number, column, "It is another than in the geometry."));
            }

            fields[column] = coordinates[index].GetRawText();
        }

        fields.TryAdd("referenceFrame", "WGS 84");
    }
}
