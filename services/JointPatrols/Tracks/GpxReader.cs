using System.Globalization;
using System.Text;
using System.Xml;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>
/// Reads GPX 1.1 (https://www.topografix.com/GPX/1/1/), which is in WGS 84 by definition: the points of tracks, and waypoints that are named by a marker's
/// number. Routes are plans and are left out. A document type is refused, and nothing is ever fetched.
/// </summary>
internal sealed class GpxReader(XmlReader reader, TrackGathering track)
{
    public const string Space = "http://www.topografix.com/GPX/1/1";

    private const int LongestText = 200;

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private bool _begins;
    private bool _any;

    public static void Read(byte[] content, TrackGathering track)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), Safe);
            new GpxReader(reader, track).Read();
        }
        catch (XmlException malformed)
        {
            track.Fault("", $"Line {malformed.LineNumber}: this is no well-formed XML, or it has a document type, which is not taken.");
        }
    }

    private void Read()
    {
        if (reader.MoveToContent() != XmlNodeType.Element || !Is("gpx") || reader.GetAttribute("version") != "1.1")
        {
            track.Fault("", $"A document 'gpx' of version 1.1 in the namespace {Space} is expected.");
            return;
        }

        while (!track.IsHopeless && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && Is("trkseg"))
            {
                // Pieces of one track follow on each other; only a break within a piece is one for certain.
                _begins = _any;
            }
            else if (reader.NodeType == XmlNodeType.Element && (Is("trkpt") || Is("wpt")))
            {
                ReadPlace(isWaypoint: Is("wpt"));
            }
        }
    }

    private void ReadPlace(bool isWaypoint)
    {
        var place = $"Line {((IXmlLineInfo)reader).LineNumber}: ";
        var (latitude, longitude) = (Number(reader.GetAttribute("lat")), Number(reader.GetAttribute("lon")));
        var members = Members();
        if (!isWaypoint)
        {
            var elevation = members.TryGetValue("ele", out var metres) ? Number(metres) ?? double.NaN : (double?)null;
            track.Point("", place, latitude, longitude, elevation, Rfc3339.TryParse(members.GetValueOrDefault("time"), out var at) ? at : null, _begins);
            (_begins, _any) = (false, true);
        }
        else if (MarkerRef.TryParse(members.GetValueOrDefault("name"), out var marker) && marker!.OffsetMetres is null)
        {
            track.Marker("", place, marker, latitude, longitude);
        }
    }

    /// <summary>The texts of the elements directly within the one that the reader stands on, up to its end.</summary>
    private Dictionary<string, string> Members()
    {
        var members = new Dictionary<string, string>();
        if (reader.IsEmptyElement)
        {
            return members;
        }

        var (depth, name, text) = (reader.Depth, "", new StringBuilder());
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
            {
                name = reader.NamespaceURI == Space ? reader.LocalName : "";
                text.Clear();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && reader.Depth == depth + 2 && text.Length < LongestText)
            {
                text.Append(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth + 1)
            {
                members[name] = text.ToString().Trim();
            }
        }

        return members;
    }

    private bool Is(string element) => reader.LocalName == element && reader.NamespaceURI == Space;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
