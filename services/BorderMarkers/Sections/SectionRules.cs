using System.Text.RegularExpressions;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>What the content of a section must fulfil (domain notes: "Demarcation and markers").</summary>
internal static partial class SectionRules
{
    private const int MostOfAnything = 100_000;

    private const decimal LongestKilometres = 10_000;

    private static readonly DateOnly Earliest = new(1850, 1, 1);

    private static readonly TimeSpan FurthestPlan = TimeSpan.FromDays(20 * 366);

    public static void Check(this Faults faults, string code) =>
        faults.When(code.Length > 60 || !Code().IsMatch(code), "/code", "1 to 60 lower-case letters and digits with single hyphens between them are expected.");

    /// <param name="greater">The section that it is to be part of, if there is such a one.</param>
    public static void Check(this Faults faults, SectionDescription description, BorderPair pair, KnownSection? greater)
    {
        faults.Text(description.Name, "/description/name", 200);
        faults.When(description.Provinces.Length > 30, "/description/provinces", "At most 30 provinces are expected.");
        foreach (var (index, province) in description.Provinces.Index())
        {
            faults.Text(province, $"/description/provinces/{index}", 100);
        }

        faults.When(description.LengthKilometres is <= 0 or > LongestKilometres, "/description/lengthKilometres", "A length above 0, to 10,000 km, is expected.");
        faults.When(description.From?.OffsetMetres is not null, "/description/from", "A section begins at a marker, without an offset.");
        faults.When(description.To?.OffsetMetres is not null, "/description/to", "A section ends at a marker, without an offset.");
        faults.When(description.PartOf is not null && greater?.Pair != pair, "/description/partOf", $"There is no such section of {pair}.");
        faults.Check(description.Source, "/description/source");
    }

    public static void Check(this Faults faults, SectionBaseline baseline, DateTimeOffset now)
    {
        faults.When(baseline.AsOf < Earliest || baseline.AsOf > Proposals.Today(now + FurthestPlan), "/baseline/asOf", "A day from 1850 to 20 years ahead is expected.");
        faults.Count(baseline.Positions, "/baseline/positions");
        faults.Count(baseline.Markers, "/baseline/markers");
        faults.Count(baseline.Stakes, "/baseline/stakes");
        faults.Kilometres(baseline.Kilometres, "/baseline/kilometres");
        faults.When(
            baseline.Markers < baseline.Positions || baseline.Markers > 3L * baseline.Positions, "/baseline/markers", "Every position has one to three markers.");
        faults.When(baseline is { Positions: null, Markers: null, Kilometres: null, Stakes: null }, "/baseline", "At least one figure is expected.");
        faults.Check(baseline.Source, "/baseline/source");
    }

    public static void Check(this Faults faults, ProgressCounts counts, DateTimeOffset now)
    {
        faults.When(counts.AsOf < Earliest || counts.AsOf > Proposals.Today(now), "/counts/asOf", "A day from 1850 to today is expected.");
        faults.Count(counts.Located, "/counts/located");
        faults.Count(counts.Planted, "/counts/planted");
        faults.Count(counts.Markers, "/counts/markers");
        faults.Count(counts.Dossiers, "/counts/dossiers");
        faults.Count(counts.Stakes, "/counts/stakes");
        faults.Count(counts.Cleared, "/counts/cleared");
        faults.Count(counts.StakePositions, "/counts/stakePositions");
        faults.When(counts.StakePositions > counts.Stakes, "/counts/stakePositions", "Every position of stakes has one at least.");
        faults.Kilometres(counts.Kilometres, "/counts/kilometres");
        faults.When(
            counts is { Located: null, Planted: null, Markers: null, Dossiers: null, Kilometres: null, Stakes: null, Cleared: null, StakePositions: null },
            "/counts",
            "At least one figure is expected.");
        faults.Check(counts.Source, "/counts/source");
    }

    public static void Check(this Faults faults, DataSource? source, string pointer)
    {
        if (source is not null)
        {
            faults.Text(source.Reference, $"{pointer}/reference", 500);
        }
    }

    private static void Count(this Faults faults, int? count, string pointer) =>
        faults.When(count is < 0 or > MostOfAnything, pointer, "A number from 0 to 100,000 is expected.");

    private static void Kilometres(this Faults faults, decimal? length, string pointer) =>
        faults.When(length is < 0 or > LongestKilometres, pointer, "A length from 0 to 10,000 km is expected.");

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Code();
}
