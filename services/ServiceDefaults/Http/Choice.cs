using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// A member of an enum in a query, written as it is in JSON: <c>status=inProgress</c>. (The framework's own binding takes C#'s spelling only,
/// and numbers.)
/// </summary>
public readonly record struct Choice<TEnum>(TEnum Value)
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> ByName =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>The members as they are written, in their order.</summary>
    internal static IEnumerable<string> Names => Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    public static bool TryParse(string? text, out Choice<TEnum> choice)
    {
        var known = ByName.TryGetValue(text ?? "", out var value);
        choice = new Choice<TEnum>(value);
        return known;
    }
}

/// <summary>How choices stand in the OpenAPI description.</summary>
internal static class Choices
{
    /// <summary>Names the members that a query parameter may have.</summary>
    public static void Describe(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription description)
    {
        foreach (var described in description.ParameterDescriptions)
        {
            var type = described.ParameterDescriptor?.ParameterType;
            type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
            if (type is { IsGenericType: true }
                && type.GetGenericTypeDefinition() == typeof(Choice<>)
                && operation.Parameters?.FirstOrDefault(parameter => parameter.Name == described.Name)?.Schema is OpenApiSchema schema)
            {
                schema.Enum = [.. Enum.GetNames(type.GenericTypeArguments[0]).Select(name => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(name)))];
            }
        }
    }
}
