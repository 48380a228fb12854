using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>A marker on the route of a patrol.</summary>
/// <param name="Place">Where it stands by an upload; none where no upload says so. A position from elsewhere, in whatever frame, is never put here.</param>
/// <param name="Statements">What the parties state of it.</param>
internal sealed record RouteMarker(MarkerRef Marker, TrackedMarker? Place, ImmutableArray<MarkerInspected> Statements);

/// <summary>Writes GeoJSON (https://www.rfc-editor.org/rfc/rfc7946: longitude first, WGS 84).</summary>
internal static class GeoJsonWriter
{
    private static readonly JsonWriterOptions AsEvents = new() { Encoder = ContractJson.Options.Encoder };

    /// <summary>
    /// A feature for each device of each party, its lines not joined over gaps, then one for each marker, without a geometry where none is known.
    /// A point that has no neighbour makes no line and is left out.
    /// </summary>
    public static byte[] Write(IEnumerable<DeviceTrack> tracks, IEnumerable<RouteMarker> markers)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, AsEvents))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var track in tracks)
            {
                Write(json, track);
            }

            foreach (var marker in markers)
            {
                Write(json, marker);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return written.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, DeviceTrack track)
    {
        var lines = TrackLines.Cut(track.Points).RemoveAll(line => line.Length < 2);
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiLineString");
        WriteEach(json, "coordinates", lines, point => WritePosition(json, point.Longitude, point.Latitude, point.Elevation));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("feature", "track");
        json.WriteString("party", track.Party.Code);
        json.WriteString("device", track.Device);
        json.WriteNumber("lengthKm", TrackLines.Length(lines));
        WriteEach(json, "coordTimes", lines, point => json.WriteStringValue(point.At.UtcDateTime));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RouteMarker marker)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (marker.Place is { } place)
        {
            json.WriteStartObject("geometry");
            json.WriteString("type", "Point");
            json.WritePropertyName("coordinates");
            WritePosition(json, place.Longitude, place.Latitude, null);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("geometry");
        }

        json.WriteStartObject("properties");
        json.WriteString("feature", "marker");
        json.WriteString("marker", marker.Marker.ToString());
        json.WriteStartArray("statements");
        foreach (var said in marker.Statements)
        {
            json.WriteStartObject();
            json.WriteString("by", said.By.Code);
            json.WriteString("condition", JsonNamingPolicy.CamelCase.ConvertName(said.Condition.ToString()));
            json.WriteString("statement", JsonNamingPolicy.CamelCase.ConvertName(said.Statement.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEach(Utf8JsonWriter json, string name, ImmutableArray<ImmutableArray<TrackPoint>> lines, Action<TrackPoint> write)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            json.WriteStartArray();
            foreach (var point in line)
            {
                write(point);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, double longitude, double latitude, double? elevation)
    {
        json.WriteStartArray();
        json.WriteNumberValue(longitude);
        json.WriteNumberValue(latitude);
        if (elevation is { } metres)
        {
            json.WriteNumberValue(metres);
        }

        json.WriteEndArray();
    }
}

/// <summary>Writes GPX 1.1 (https://www.topografix.com/GPX/1/1/): a track for each device of each party, a segment for each line.</summary>
internal static class GpxWriter
{
    private static readonly XmlWriterSettings InUtf8 = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static byte[] Write(IEnumerable<DeviceTrack> tracks)
    {
        using var written = new MemoryStream();
        using (var gpx = XmlWriter.Create(written, InUtf8))
        {
            gpx.WriteStartElement("gpx", GpxReader.Space);
            gpx.WriteAttributeString("version", "1.1");
            gpx.WriteAttributeString("creator", "Border Coordination");
            foreach (var track in tracks)
            {
                gpx.WriteStartElement("trk", GpxReader.Space);
                gpx.WriteElementString("name", GpxReader.Space, $"{track.Party} {track.Device}");
                foreach (var line in TrackLines.Cut(track.Points))
                {
                    gpx.WriteStartElement("trkseg", GpxReader.Space);
                    foreach (var point in line)
                    {
                        Write(gpx, point);
                    }

                    gpx.WriteEndElement();
                }

                gpx.WriteEndElement();
            }

            gpx.WriteEndElement();
        }

        return written.ToArray();
    }

    private static void Write(XmlWriter gpx, TrackPoint point)
    {
        gpx.WriteStartElement("trkpt", GpxReader.Space);
        gpx.WriteAttributeString("lat", XmlConvert.ToString((decimal)point.Latitude));
        gpx.WriteAttributeString("lon", XmlConvert.ToString((decimal)point.Longitude));
        if (point.Elevation is { } metres)
        {
            gpx.WriteElementString("ele", GpxReader.Space, XmlConvert.ToString((decimal)metres));
        }

        gpx.WriteElementString("time", GpxReader.Space, XmlConvert.ToString(point.At.UtcDateTime, XmlDateTimeSerializationMode.Utc));
        gpx.WriteEndElement();
    }
}
