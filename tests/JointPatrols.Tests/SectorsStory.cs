using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using static BorderCoordination.JointPatrols.Tests.Story;

namespace BorderCoordination.JointPatrols.Tests;

/// <summary>The sectors of one pair's line: proposed, agreed, changed.</summary>
internal static class SectorsStory
{
    public static readonly BorderPair OfThree = BorderPair.Parse("VN-LA-KH");

    /// <summary>The first day of the month after <see cref="Now"/>.</summary>
    public static readonly DateOnly June = new(2026, 6, 1);

    /// <summary>As between Viet Nam and China (domain notes: "Sectors"): the end of the last is not known.</summary>
    public static readonly SectorDivision Known = new(
        [Sector("1", "0", "17"), Sector("2", "17", "85"), Sector("3", "85", "167"), Sector("4", "167", "498"), Sector("5", "498", null)],
        new DataSource(DataOrigin.Published, "Agreement on border management, Appendix 9"));

    public static readonly SectorDivision Two = new(
        [
            Sector("North", "1", "300") with { Titles = [new("vi", "Phía bắc"), new("lo", "ພາກເໜືອ")] },
            Sector("South", "300/2", "790"),
        ]);

    public static readonly SectorsProposed TwoByVN = new(Pair, VN, 1, Two, June);

    public static readonly SectorsProposed KnownByLA = new(Pair, LA, 2, Known, June);

    public static ImmutableArray<SectorsEvent> Proposed => [TwoByVN];

    public static ImmutableArray<SectorsEvent> Agreed => [.. Proposed, new SectorsConfirmed(LA, 1), new SectorsAgreed(1, Two, June, [VN, LA])];

    public static ImmutableArray<SectorsEvent> Declined => [.. Proposed, new SectorsDeclined(LA, 1, "x")];

    public static ImmutableArray<SectorsEvent> Superseded => [.. Proposed, KnownByLA];

    public static ImmutableArray<SectorsEvent> ToThree => [TwoByVN with { Pair = OfThree }];

    public static ImmutableArray<SectorsEvent> HalfConfirmed => [.. ToThree, new SectorsConfirmed(KH, 1)];

    public static LineSector Sector(string name, string from, string? to) => new(name, MarkerRef.Parse(from), to is null ? null : MarkerRef.Parse(to));
}
