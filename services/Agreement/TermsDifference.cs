using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Compares two versions of terms by their written form.</summary>
public static class TermsDifference
{
    /// <summary>The names of the top members that differ, in alphabetical order.</summary>
    public static ImmutableArray<string> Between<TTerms>(TTerms before, TTerms after)
    {
        var (then, now) = (Members(before), Members(after));
        return [.. then.Keys.Union(now.Keys)
            .Where(name => !then.TryGetValue(name, out var was) || !now.TryGetValue(name, out var become) || !JsonElement.DeepEquals(was, become))
            .Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, JsonElement> Members<TTerms>(TTerms terms) =>
        JsonSerializer.SerializeToElement(terms, ContractJson.Options).EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
}
