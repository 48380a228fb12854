using System.Collections;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BorderCoordination.Contracts;

/// <summary>
/// How every event is written, in the store, on the wire and in the feeds: camelCase members, enums as camelCase strings, no numbers
/// for them, absent rather than null, letters of every script unescaped (it is never put into HTML). A missing required member fails; it never reads as null.
/// </summary>
public static class ContractJson
{
    /// <summary>For events: unknown members are ignored, so that a producer may add some.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions());

    /// <summary>Gives other options the same manners, those of the HTTP interface for one.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireOnlyWhatCannotBeAbsent, RefuseNullsInLists } };
        options.AllowDuplicateProperties = false;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    /// <summary>What may be null is left out when written, and so may be missing when read.</summary>
    private static void RequireOnlyWhatCannotBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter is { IsNullable: true }))
        {
            property.IsRequired = false;
        }
    }

    private static void RefuseNullsInLists(JsonTypeInfo type)
    {
        var lists = type.Properties.Where(property => property.Get is not null && HoldsReferences(property.PropertyType)).ToArray();
        if (type.Kind == JsonTypeInfoKind.Object && lists.Length > 0)
        {
            type.OnDeserialized = read =>
            {
                if (lists.FirstOrDefault(list => list.Get!(read) is IEnumerable items && items.Cast<object?>().Contains(null)) is { } list)
                {
                    throw new JsonException($"A null stands in the list '{list.Name}'.");
                }
            };
        }
    }

    private static bool HoldsReferences(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } list
        && list.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && !list.GenericTypeArguments[0].IsValueType;
}
