using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Agreement;

/// <summary>How far a sector reaches: places of the line in its order, both limits included.</summary>
public readonly record struct SectorExtent(string Name, int First, int Last);

/// <summary>In which sectors of a pair's division a section lies (domain notes: "Sectors").</summary>
public static class SectorRules
{
    /// <summary>The place of a marker in the order of the line: by main, then auxiliary number, of which there are at most 999. Members share one place.</summary>
    public static int PlaceOf(MarkerRef marker) => (marker.Main * 1000) + (marker.Auxiliary ?? 0);

    /// <summary>The sectors in the order of the line. One whose end is not known reaches to where the next begins, the last of them to the end of the line.</summary>
    public static ImmutableArray<SectorExtent> Extents(this SectorDivision division)
    {
        ImmutableArray<LineSector> sectors = [.. division.Sectors.OrderBy(sector => PlaceOf(sector.From))];
        return
        [
            .. sectors.Select((sector, index) => new SectorExtent(
                sector.Name,
                PlaceOf(sector.From),
                sector.To is { } to ? PlaceOf(to) : index + 1 < sectors.Length ? PlaceOf(sectors[index + 1].From) : int.MaxValue)),
        ];
    }

    /// <summary>
    /// The names of the sectors in which a section lies, wholly or in part, in the order of the line. A section that only touches the limit of a sector does not lie in
    /// it; a single marker that two sectors share as their limit lies in both.
    /// </summary>
    public static IEnumerable<string> SectorsOf(this SectorDivision division, MarkerRef one, MarkerRef other)
    {
        var (first, last) = (Math.Min(PlaceOf(one), PlaceOf(other)), Math.Max(PlaceOf(one), PlaceOf(other)));
        return division.Extents()
            .Where(sector => first == last ? sector.First <= first && first <= sector.Last : sector.First < last && first < sector.Last)
            .Select(sector => sector.Name);
    }
}
