using System.Text.Json.Nodes;

namespace BorderCoordination.Architecture.Tests.Events;

/// <summary>
/// What of a change of a published schema breaks somebody: who reads today's events as the old schema says, or today's build that reads old events.
/// A member that may be absent, a value of an enumeration and a text may be added; anything else is a new version.
/// </summary>
internal static class SchemaChange
{
    /// <summary>Texts, which may change.</summary>
    private static readonly string[] Texts = ["description", "title", "examples", "$schema"];

    /// <summary>What is looked at by itself.</summary>
    private static readonly string[] Structure = ["properties", "required", "items", "enum"];

    /// <summary>Each breaking change, with its place; none where the change is an addition.</summary>
    public static IEnumerable<string> Breaking(JsonNode published, JsonNode now) => Breaking(published, now, "");

    private static IEnumerable<string> Breaking(JsonNode published, JsonNode now, string place)
    {
        if (published is not JsonObject before || now is not JsonObject after)
        {
            return JsonNode.DeepEquals(published, now) ? [] : [$"{Named(place)}: another schema"];
        }

        var members = before["properties"] as JsonObject ?? [];
        var left = after["properties"] as JsonObject ?? [];
        return
        [
            .. before.Concat(after).Select(rule => rule.Key).Distinct().Except(Texts).Except(Structure)
                .Where(rule => !JsonNode.DeepEquals(before[rule], after[rule]))
                .Select(rule => $"{Named(place)}: '{rule}' was {Shown(before[rule])} and is {Shown(after[rule])}"),
            .. members.Where(member => !left.ContainsKey(member.Key)).Select(member => $"{place}/{member.Key}: removed"),
            .. Names(after["required"]).Except(Names(before["required"])).Select(name => $"{place}/{name}: newly required, and absent in old events"),
            .. Names(before["required"]).Except(Names(after["required"])).Where(left.ContainsKey).Select(name => $"{place}/{name}: may be absent now, and readers rely on it"),
            .. before["enum"] is null != after["enum"] is null ? [$"{Named(place)}: an enumeration on one side only"] : Array.Empty<string>(),
            .. Names(before["enum"]).Except(Names(after["enum"])).Where(_ => after["enum"] is not null).Select(value => $"{Named(place)}: the value '{value}' is gone, and stands in old events"),
            .. members.Where(member => left.ContainsKey(member.Key)).SelectMany(member => Breaking(member.Value!, left[member.Key]!, $"{place}/{member.Key}")),
            .. before["items"] is null != after["items"] is null ? [$"{Named(place)}: items on one side only"] : Array.Empty<string>(),
            .. before["items"] is { } items && after["items"] is { } others ? Breaking(items, others, $"{place}/*") : [],
        ];
    }

    private static string Named(string place) => place.Length == 0 ? "/" : place;

    private static string Shown(JsonNode? rule) => rule?.ToJsonString() ?? "absent";

    private static IEnumerable<string> Names(JsonNode? list) => (list as JsonArray ?? []).Select(name => name!.GetValue<string>());
}
