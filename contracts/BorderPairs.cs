using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>
/// What is agreed for one border pair (domain notes: "Shared building blocks"): the languages in which its records are written,
/// by BCP 47 tag, one of each party.
/// </summary>
public sealed record BorderPairTerms(BorderPair Pair, ImmutableSortedDictionary<Party, string> Languages);

/// <summary>The pairs that exist. A pair that is not listed here is refused everywhere.</summary>
public static class BorderPairs
{
    /// <summary>The language of each party's copy of a record.</summary>
    private static readonly ImmutableSortedDictionary<Party, string> LanguageOf = ImmutableSortedDictionary.CreateRange(
    [
        KeyValuePair.Create(Party.Parse("VN"), "vi"),
        KeyValuePair.Create(Party.Parse("CN"), "zh"),
        KeyValuePair.Create(Party.Parse("LA"), "lo"),
        KeyValuePair.Create(Party.Parse("KH"), "km"),
    ]);

    /// <summary>Every pair by its code.</summary>
    public static ImmutableSortedDictionary<string, BorderPairTerms> All { get; } =
        new[] { "VN-CN", "VN-LA", "VN-KH", "VN-LA-CN", "VN-LA-KH" }
            .Select(BorderPair.Parse)
            .ToImmutableSortedDictionary(
                pair => pair.Code,
                pair => new BorderPairTerms(pair, pair.Parties.ToImmutableSortedDictionary(party => party, party => LanguageOf[party])),
                StringComparer.Ordinal);

    public static bool Exists(BorderPair pair) => All.ContainsKey(pair.Code);

    /// <summary>The pairs in which a party takes part.</summary>
    public static IEnumerable<BorderPair> Of(Party party) => All.Values.Select(terms => terms.Pair).Where(pair => pair.Includes(party));
}
