using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Which kinds of markers a pair's protocols know, in which sizes, and how they are numbered (domain notes: "Kinds and numbering").</summary>
internal static class MarkerStandards
{
    private static readonly ImmutableHashSet<MarkerSize> BySize = [MarkerSize.Small, MarkerSize.Medium, MarkerSize.Large];

    private static readonly ImmutableHashSet<MarkerSize> ByType = [MarkerSize.A, MarkerSize.B, MarkerSize.C];

    private static readonly ImmutableDictionary<string, Standard> OfPairs = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("VN-CN", Standard.Of(true, (MarkerKind.Main, BySize), (MarkerKind.Auxiliary, BySize), (MarkerKind.Special, BySize), (MarkerKind.Stake, []))),
        KeyValuePair.Create("VN-LA", Standard.Of(true, (MarkerKind.Main, BySize), (MarkerKind.Auxiliary, BySize), (MarkerKind.Special, BySize), (MarkerKind.Stake, []))),
        KeyValuePair.Create("VN-KH", Standard.Of(false, (MarkerKind.Main, ByType), (MarkerKind.Auxiliary, []), (MarkerKind.Special, ByType), (MarkerKind.Stake, []))),
        KeyValuePair.Create("VN-LA-CN", Standard.Of(false, (MarkerKind.TriJunction, []))),
        KeyValuePair.Create("VN-LA-KH", Standard.Of(false, (MarkerKind.TriJunction, []))),
    ]);

    /// <summary>Whether the pair has markers of that kind.</summary>
    public static bool Knows(BorderPair pair, MarkerKind kind) => OfPairs[pair.Code].Sizes.ContainsKey(kind);

    /// <summary>The sizes in which the pair has markers of that kind; none where they are not told apart by size.</summary>
    public static ImmutableHashSet<MarkerSize> SizesOf(BorderPair pair, MarkerKind kind) => OfPairs[pair.Code].Sizes.GetValueOrDefault(kind, []);

    /// <summary>Whether a main marker may bear a number after a slash, because it was inserted between two others: <c>511/1</c>.</summary>
    public static bool InsertsMainMarkers(BorderPair pair) => OfPairs[pair.Code].InsertsMainMarkers;

    /// <summary>
    /// Who by custom plants a marker: between Viet Nam and China single odd numbers were planted by China, even ones by Viet Nam. A suggestion and no rule.
    /// </summary>
    public static Party? SuggestedPlanter(BorderPair pair, MarkerRef number, int members) =>
        pair.Code == "VN-CN" && members == 1 && number.Auxiliary is null ? pair.Parties[number.Main % 2] : null;

    private sealed record Standard(bool InsertsMainMarkers, ImmutableDictionary<MarkerKind, ImmutableHashSet<MarkerSize>> Sizes)
    {
        public static Standard Of(bool insertsMainMarkers, params ReadOnlySpan<(MarkerKind Kind, ImmutableHashSet<MarkerSize> Sizes)> kinds) =>
            new(insertsMainMarkers, kinds.ToArray().ToImmutableDictionary(known => known.Kind, known => known.Sizes));
    }
}
