using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>Writes news as feed readers take them.</summary>
internal static class NewsFormats
{
    public const string AtomType = "application/atom+xml";

    public const string JsonFeedType = "application/feed+json";

    private const string FeedId = "urn:border-coordination:news";

    private const string Title = "Border coordination: what the parties have released together";

    private const string Retracted = "retracted";

    /// <summary>https://www.rfc-editor.org/rfc/rfc4287</summary>
    /// <param name="self">Where this feed is.</param>
    public static byte[] Atom(IReadOnlyList<NewsItem> items, string self)
    {
        using var written = new MemoryStream();
        using (var xml = XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", "http://www.w3.org/2005/Atom");
            Element("id", FeedId);
            Element("title", Title);
            Element("updated", Time(items.Count == 0 ? DateTimeOffset.UnixEpoch : items.Max(item => item.ChangedAt)));
            xml.WriteStartElement("link");
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", AtomType);
            xml.WriteAttributeString("href", self);
            xml.WriteEndElement();
            foreach (var item in items)
            {
                Entry(item);
            }

            xml.WriteEndElement();

            void Entry(NewsItem item)
            {
                xml.WriteStartElement("entry");
                xml.WriteAttributeString("xml", "lang", null, item.Language);
                Element("id", item.Id);
                Element("title", item.Title);
                Element("updated", Time(item.ChangedAt));
                Element("published", Time(item.ReleasedAt));
                foreach (var party in item.Authors)
                {
                    xml.WriteStartElement("author");
                    Element("name", party.Code);
                    xml.WriteEndElement();
                }

                foreach (var term in Terms(item))
                {
                    xml.WriteStartElement("category");
                    xml.WriteAttributeString("term", term);
                    xml.WriteEndElement();
                }

                xml.WriteStartElement("content");
                xml.WriteAttributeString("type", "text");
                xml.WriteString(Clean(item.Summary));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            void Element(string name, string text) => xml.WriteElementString(name, Clean(text));
        }

        return written.ToArray();
    }

    /// <summary>https://www.jsonfeed.org/version/1.1/</summary>
    public static byte[] JsonFeed(IReadOnlyList<NewsItem> items, string self) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object>
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = Title,
            ["feed_url"] = self,
            ["items"] = items.Select(item => new Dictionary<string, object>
            {
                ["id"] = item.Id,
                ["language"] = item.Language,
                ["title"] = item.Title,
                ["content_text"] = item.Summary,
                ["date_published"] = Time(item.ReleasedAt),
                ["date_modified"] = Time(item.ChangedAt),
                ["authors"] = item.Authors.Select(party => new { name = party.Code }),
                ["tags"] = Terms(item),
            }),
        },
        ContractJson.Options);

    private static IEnumerable<string> Terms(NewsItem item) =>
        [item.Pair.Code, item.Day.ToString("O", CultureInfo.InvariantCulture), .. item.IsRetracted ? [Retracted] : Array.Empty<string>()];

    /// <summary>Without what XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets).</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF))));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
