using System.Globalization;
using System.Text;
using System.Xml;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>Features as KML 2.3 (https://docs.ogc.org/is/12-007r2/12-007r2.html).</summary>
internal static class Kml
{
    private const string Kml22 = "http://www.opengis.net/kml/2.2";

    private const string Atom = "http://www.w3.org/2005/Atom";

    public static string Write<TRow>(FeatureKind<TRow> kind, IEnumerable<TRow> rows, string? next)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("kml", Kml22);
            xml.WriteStartElement("Document", Kml22);
            if (next is not null)
            {
                xml.WriteStartElement("atom", "link", Atom);
                xml.WriteAttributeString("rel", "next");
                xml.WriteAttributeString("href", next);
                xml.WriteEndElement();
            }

            foreach (var row in rows)
            {
                Placemark(xml, kind, row);
            }

            xml.WriteEndDocument();
        }

        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}";
    }

    private static void Placemark<TRow>(XmlWriter xml, FeatureKind<TRow> kind, TRow row)
    {
        xml.WriteStartElement("Placemark", Kml22);
        xml.WriteAttributeString("id", $"{kind.Collection}.{kind.Id(row)}");
        xml.WriteElementString("name", Kml22, Clean(kind.Name(row)));
        xml.WriteStartElement("ExtendedData", Kml22);
        foreach (var property in kind.Properties)
        {
            if (property.Of(row) is { } value)
            {
                xml.WriteStartElement("Data", Kml22);
                xml.WriteAttributeString("name", property.Name);
                xml.WriteElementString("value", Kml22, Clean(FeatureFormats.Text(value)));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
        Place(xml, kind.Geometry(row));
        xml.WriteEndElement();
    }

    private static void Place(XmlWriter xml, FeatureGeometry? geometry)
    {
        double[][] points = geometry is null ? [] : [.. geometry.Points];
        if (points.Length > 1)
        {
            xml.WriteStartElement("MultiGeometry", Kml22);
        }

        foreach (var point in points)
        {
            xml.WriteStartElement("Point", Kml22);
            xml.WriteElementString("coordinates", Kml22, string.Create(CultureInfo.InvariantCulture, $"{point[0]:R},{point[1]:R}"));
            xml.WriteEndElement();
        }

        if (points.Length > 1)
        {
            xml.WriteEndElement();
        }
    }

    /// <summary>XML does not have every character that JSON has (https://www.w3.org/TR/xml/#charsets).</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value is 0xFFFE or 0xFFFF || (rune.Value < ' ' && rune.Value is not ('\t' or '\n')) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }
}
