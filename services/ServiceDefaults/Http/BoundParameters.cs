using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Describes the parameters that handlers take through types of ours, which the framework cannot see into.</summary>
internal static class BoundParameters
{
    public static IEnumerable<IOpenApiParameter> Of(IEnumerable<object> endpointMetadata)
    {
        var types = endpointMetadata.OfType<MethodInfo>().SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType).ToHashSet();
        if (types.Contains(typeof(PageRequest)))
        {
            yield return Parameter(
                "limit", ParameterLocation.Query, $"Items on a page, 1 to {PageRequest.MaximumLimit}; {PageRequest.DefaultLimit} when absent.", "50", JsonSchemaType.Integer);
            yield return Parameter("cursor", ParameterLocation.Query, "Where the page begins, as given in the Link header of the page before; opaque.", "MDE5OA");
        }

        if (types.Contains(typeof(CommandContext)) || types.Contains(typeof(TableCommand)))
        {
            yield return Parameter("Idempotency-Key", ParameterLocation.Header, "Makes a repetition harmless for 7 days: the same key and body get the same answer.", "\"8e03978e\"");
            yield return Parameter("If-Match", ParameterLocation.Header, "Decide only if this is still the version.", "\"3\"");
        }

        if (types.Contains(typeof(AffairReader)))
        {
            yield return Parameter("If-None-Match", ParameterLocation.Header, "Answer 304 if this is still the version.", "\"3\"");
        }
    }

    private static OpenApiParameter Parameter(
        string name, ParameterLocation location, string description, string example, JsonSchemaType type = JsonSchemaType.String) => new()
        {
            Name = name,
            In = location,
            Description = description,
            Schema = new OpenApiSchema { Type = type, Examples = [type == JsonSchemaType.Integer ? JsonNode.Parse(example)! : JsonValue.Create(example)] },
        };
}
