using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>How a value is written that is one string in JSON.</summary>
public sealed record ValueText(string Pattern, string Example, string Description);

/// <summary>The value types of the published language that are one string in JSON, for every description of an interface.</summary>
public static class ValueTexts
{
    private static readonly Dictionary<Type, ValueText> Known = new()
    {
        [typeof(Party)] = new("^[A-Z]{2}$", "VN", "A state that takes part, by its ISO 3166-1 alpha-2 code."),
        [typeof(BorderPair)] = new("^[A-Z]{2}(-[A-Z]{2}){1,2}$", "VN-LA", "The parties that share a stretch of the line."),
        [typeof(MarkerRef)] = new(@"^[0-9]{1,4}(/[0-9]{1,3})?(\([1-3]\))?(\+[0-9]{1,5})?$", "1116(2)", "A marker by its number as in the field, with an optional offset in metres."),
        [typeof(PatrolNumber)] = new(@"^[A-Z]{2}(-[A-Z]{2}){1,2} [0-9]{4}/[1-9][0-9]*$", "VN-LA 2026/17", "A joint patrol by its number in its pair and year."),
        [typeof(Visibility)] = new("^(shared|[A-Z]{2})$", "shared", "Who may see it: every party of the pair, or one."),
    };

    /// <summary>The form of a type; <see langword="false"/> for one that is no such value.</summary>
    public static bool TryGet(Type type, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ValueText? text) => Known.TryGetValue(type, out text);
}
