using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

/// <summary>
/// The JSON Schema (https://json-schema.org/draft/2020-12) of an event's data, made from its record and that record's comments. It describes what is
/// written: what may be absent is never null. Members that it does not name are allowed, for a producer may add some.
/// </summary>
internal static class EventSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schema without the address that it gets where it is served.</summary>
    public static JsonObject Of(EventType type)
    {
        var schema = Of(type.Record);
        schema.Insert(1, "title", type.Name);
        return schema;
    }

    /// <summary>The schema of a record.</summary>
    public static JsonObject Of(Type record)
    {
        var schema = ContractJson.Options.GetJsonSchemaAsNode(record, Options).AsObject();
        WriteOut(schema, schema);
        schema.Insert(0, "$schema", Dialect);
        return schema;
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode generated)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var schema = generated as JsonObject ?? [];
        if (ValueTexts.TryGet(type, out var text))
        {
            schema = Written(text, null);
        }
        else if (type.IsEnum)
        {
            schema["type"] = "string";
        }
        else if (context.TypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && schema["items"] is null && ValueTexts.TryGet(element, out var item))
        {
            schema["items"] = Written(item, item.Description);
        }

        WithoutNull(schema);
        var own = (context.PropertyInfo?.AttributeProvider as PropertyInfo) is { } property ? XmlDescriptions.Of(property) : null;
        if ((own ?? text?.Description ?? OfType(type)) is { } description)
        {
            schema.Remove("description");
            schema.Insert(0, "description", type.IsEnum ? description + Values(type) : description);
        }

        return schema;
    }

    private static JsonObject Written(ValueText text, string? description)
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = text.Pattern, ["examples"] = new JsonArray(text.Example) };
        if (description is not null)
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    /// <summary>A part that stands in the schema already is referred to by its place; written out, each part can be read, compared and used by itself.</summary>
    private static void WriteOut(JsonNode part, JsonObject root)
    {
        if (part is JsonObject schema && schema["$ref"]?.GetValue<string>() is { } reference)
        {
            var target = reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, name) => node[name]!).AsObject();
            schema.Remove("$ref");
            foreach (var (rule, value) in target.Where(rule => !schema.ContainsKey(rule.Key)).ToArray())
            {
                schema[rule] = value?.DeepClone();
            }
        }

        var children = part switch
        {
            JsonObject named => [.. named.Select(child => child.Value)],
            JsonArray listed => listed.ToArray(),
            _ => [],
        };
        foreach (var child in children.OfType<JsonNode>())
        {
            WriteOut(child, root);
        }
    }

    private static string? OfType(Type type) => type.Assembly == typeof(EventType).Assembly ? XmlDescriptions.Of(type) : null;

    /// <summary>What the values of an enumeration stand for, where that is said.</summary>
    private static string Values(Type enumeration)
    {
        var said = Enum.GetNames(enumeration).Select(name => (Name: name, Means: XmlDescriptions.OfValue(enumeration, name))).Where(value => value.Means is not null)
            .Select(value => $"{JsonNamingPolicy.CamelCase.ConvertName(value.Name)}: {value.Means}").ToArray();
        return said.Length == 0 ? "" : " " + string.Join(' ', said);
    }

    private static void WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }

        if (schema["enum"] is JsonArray values)
        {
            schema["enum"] = new JsonArray([.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
        }

        if (schema["default"] is null)
        {
            schema.Remove("default");
        }
    }
}
