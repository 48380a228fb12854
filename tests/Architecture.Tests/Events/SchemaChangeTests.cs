using System.Text.Json.Nodes;

namespace BorderCoordination.Architecture.Tests.Events;

public sealed class SchemaChangeTests
{
    private const string Published =
        """
        {
          "type": "object",
          "properties": {
            "by": { "type": "string", "pattern": "^[A-Z]{2}$" },
            "kind": { "type": "string", "enum": ["letter", "talks"] },
            "note": { "type": "string" },
            "at": { "type": "string", "format": "date-time" },
            "texts": { "type": "array", "items": { "type": "object", "properties": { "language": { "type": "string" } }, "required": ["language"] } }
          },
          "required": ["by", "kind"]
        }
        """;

    [Theory]
    [InlineData("a required member is removed", """{"properties":{"by":null},"required":["kind"]}""", "/by: removed")]
    [InlineData("an optional member is removed", """{"properties":{"note":null}}""", "/note: removed")]
    [InlineData("a member is of another type", """{"properties":{"note":{"type":"number"}}}""", "/note: 'type' was")]
    [InlineData("the whole is of another type", """{"type":"array"}""", "/: 'type' was")]
    [InlineData("a text is narrowed to a pattern", """{"properties":{"note":{"pattern":"^x$"}}}""", "/note: 'pattern' was absent")]
    [InlineData("another pattern", """{"properties":{"by":{"pattern":"^[A-Z]{3}$"}}}""", "/by: 'pattern' was")]
    [InlineData("another format", """{"properties":{"at":{"format":"date"}}}""", "/at: 'format' was")]
    [InlineData("an optional member is required", """{"required":["by","kind","note"]}""", "/note: newly required")]
    [InlineData("a new member is required", """{"properties":{"more":{"type":"string"}},"required":["by","kind","more"]}""", "/more: newly required")]
    [InlineData("a required member may be absent", """{"required":["by"]}""", "/kind: may be absent now")]
    [InlineData("a value of an enumeration is removed", """{"properties":{"kind":{"enum":["letter"]}}}""", "/kind: the value 'talks' is gone")]
    [InlineData("a text becomes an enumeration", """{"properties":{"note":{"enum":["a"]}}}""", "/note: an enumeration on one side only")]
    [InlineData("an enumeration becomes a text", """{"properties":{"kind":{"enum":null}}}""", "/kind: an enumeration on one side only")]
    [InlineData("a member of the items is removed", """{"properties":{"texts":{"items":{"properties":{"language":null},"required":[]}}}}""", "/texts/*/language: removed")]
    [InlineData("the items are of another type", """{"properties":{"texts":{"items":{"type":"string"}}}}""", "/texts/*: 'type' was")]
    [InlineData("a list of anything", """{"properties":{"texts":{"items":null}}}""", "/texts: items on one side only")]
    [InlineData("unknown members are refused", """{"additionalProperties":false}""", "/: 'additionalProperties' was absent")]
    public void What_breaks_a_reader_is_found(string change, string patch, string expected) =>
        SchemaChange.Breaking(JsonNode.Parse(Published)!, Patched(patch)).ShouldContain(found => found.StartsWith(expected, StringComparison.Ordinal), change);

    [Theory]
    [InlineData("nothing", "{}")]
    [InlineData("an optional member", """{"properties":{"more":{"type":"string"}}}""")]
    [InlineData("an optional member of the items", """{"properties":{"texts":{"items":{"properties":{"more":{"type":"string"}}}}}}""")]
    [InlineData("a value of an enumeration", """{"properties":{"kind":{"enum":["letter","talks","meeting"]}}}""")]
    [InlineData("a description", """{"description":"What it means.","properties":{"by":{"description":"Who."}}}""")]
    public void What_is_added_breaks_nobody(string added, string patch) =>
        SchemaChange.Breaking(JsonNode.Parse(Published)!, Patched(patch)).ShouldBeEmpty(added);

    /// <summary>By JSON Merge Patch (RFC 7396).</summary>
    private static JsonNode Patched(string patch) => Merge(JsonNode.Parse(Published), JsonNode.Parse(patch))!;

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject ? target.DeepClone().AsObject() : [];
        foreach (var (name, change) in changes)
        {
            var value = Merge(merged[name], change);
            merged.Remove(name);
            if (value is not null)
            {
                merged[name] = value;
            }
        }

        return merged;
    }
}
