using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using BorderCoordination.Contracts;

namespace BorderCoordination.Coordination;

/// <summary>The catalogue as one page of plain HTML: the browser's own search finds everything, every event has its anchor.</summary>
internal static class CataloguePage
{
    private const string Head =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Events of Border Coordination</title>
        <style>
        :root { color-scheme: light dark; --line: light-dark(#d8dde3, #3a424c); --soft: light-dark(#f5f7f9, #1d2228); --mark: light-dark(#0b5c8a, #7cc4ee); --own: light-dark(#8a4b0b, #eeb57c); --old: light-dark(#9b1c31, #f59aa8); }
        * { box-sizing: border-box; }
        body { margin: 0; display: grid; grid-template-columns: 22rem minmax(0, 1fr); font: 15px/1.5 system-ui, sans-serif; }
        nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1rem 1.25rem; border-right: 1px solid var(--line); background: var(--soft); font-size: .85rem; }
        nav h2 { margin: 0; font-size: 1rem; } nav h3 { margin: 1rem 0 .25rem; font-size: .85rem; } nav ul { margin: 0 0 .5rem; padding-left: 1rem; list-style: none; }
        nav summary { cursor: pointer; font-weight: 600; } a { color: var(--mark); text-decoration: none; } a:hover { text-decoration: underline; }
        main { padding: 1.5rem 2.5rem 4rem; max-width: 75rem; } h1 { margin: 0 0 .5rem; }
        section { padding-top: 1.5rem; margin-top: 1.5rem; border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 40rem; }
        section:target { border-top: 3px solid var(--mark); } section h2 { margin: 0; font: 600 1.1rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
        .tags { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .25rem 0 .5rem; font-size: .85rem; }
        .tag { padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-weight: 600; color: var(--mark); } .own { color: var(--own); } .old { color: var(--old); }
        table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .87rem; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
        th { background: var(--soft); } td:nth-child(3) { color: var(--own); } code, pre { font-family: ui-monospace, monospace; font-size: .85em; }
        pre { margin: 0; padding: .75rem 1rem; overflow: auto; background: var(--soft); border: 1px solid var(--line); border-radius: .4rem; }
        @media (max-width: 60rem) { body { display: block; } nav { position: static; height: auto; max-height: 50vh; border-right: 0; border-bottom: 1px solid var(--line); } main { padding: 1rem; } }
        </style></head><body>

        """;

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var page = new StringBuilder(Head.Length + 1_000_000);
        page.Append(Head);
        page.Append("<nav><h2>Events</h2>");
        foreach (var service in DescribedEvent.All.GroupBy(described => described.Type.Service))
        {
            page.Append($"<h3>{service.Key}</h3>");
            foreach (var aggregate in service.GroupBy(described => described.Type.Aggregate))
            {
                page.Append($"<details open><summary>{aggregate.Key}</summary><ul>");
                foreach (var described in aggregate)
                {
                    page.Append($"<li><a href=\"#{described.Type.Name}\">{described.Type.Name[(service.Key.Length + 1)..]}</a></li>");
                }

                page.Append("</ul></details>");
            }
        }

        page.Append("</nav><main>").Append(Introduction());
        foreach (var described in DescribedEvent.All)
        {
            Append(page, described);
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    private static string Introduction() =>
        $"""
        <h1>Events of Border Coordination</h1>
        <p>Every event comes in an <a href="schemas/{EnvelopeSchema.Name}.json">envelope</a> by CloudEvents 1.0, whichever way it comes: by
        <code>GET /feed</code>, <code>GET /feed/stream</code>, a webhook, or AMQP. What is described here is its <code>data</code>. The same for
        programs: <a href="asyncapi.json">AsyncAPI 3.0</a>.</p>
        <p>Ignore members that you do not know. Pause at a version that you do not know. <b class="tag">shared</b> events come to every party of their
        border pair, <b class="tag own">own</b> ones to the acting party alone.</p>
        """;

    private static void Append(StringBuilder page, DescribedEvent described)
    {
        var type = described.Type;
        page.Append($"<section id=\"{type.Name}\"><h2><a href=\"#{type.Name}\">{type.Name}</a></h2><p class=\"tags\">");
        page.Append(type.Audience == EventAudience.Own ? "<b class=\"tag own\">own</b>" : "<b class=\"tag\">shared</b>");
        page.Append($"<span>{type.Aggregate}</span><span>since {DescribedEvent.Written(type.Since)}</span>");
        if (type is { DeprecatedOn: { } deprecated, SunsetOn: { } sunset })
        {
            page.Append($"<b class=\"tag old\">deprecated since {DescribedEvent.Written(deprecated)}, given until {DescribedEvent.Written(sunset)}</b>");
        }

        page.Append($"<a href=\"schemas/{type.Name}.json\">JSON Schema</a><span>AMQP <code>{type.Event}.*.*</code></span></p><p>{Html.Encode(described.Meaning)}</p>");
        page.Append("<table><thead><tr><th>member</th><th>type</th><th></th><th>meaning</th></tr></thead><tbody>");
        AppendMembers(page, described.Schema, "");
        page.Append($"</tbody></table><pre>{Html.Encode(described.Example.ToJsonString(Indented))}</pre></section>");
    }

    private static void AppendMembers(StringBuilder page, JsonObject schema, string prefix)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            var member = value!.AsObject();
            page.Append($"<tr><td><code>{prefix}{name}</code></td><td>{Html.Encode(Kind(member))}</td><td>{(required.Contains(name) ? "" : "optional")}</td><td>");
            page.Append(Html.Encode(member["description"]?.GetValue<string>() ?? "")).Append("</td></tr>");
            AppendMembers(page, member, $"{prefix}{name}.");
            if (member["items"] is JsonObject item)
            {
                AppendMembers(page, item, $"{prefix}{name}[].");
            }
        }
    }

    private static string Kind(JsonObject schema) =>
        schema["enum"] is JsonArray values ? string.Join(" | ", values.Select(value => value!.GetValue<string>()))
        : schema["type"]?.GetValue<string>() switch
        {
            "array" => schema["items"] is JsonObject item ? $"list of {Kind(item)}" : "list",
            "string" when schema["format"] is { } format => format.GetValue<string>(),
            "string" when schema["examples"] is JsonArray examples => $"string, such as {examples[0]}",
            { } type => type,
            null => "any",
        };
}
