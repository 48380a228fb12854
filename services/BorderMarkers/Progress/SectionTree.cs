using System.Collections.Immutable;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>Sections and what they are part of. A greater section always came first, so there is no circle.</summary>
internal sealed class SectionTree(IReadOnlyList<SectionRow> sections)
{
    public IReadOnlyList<SectionRow> All { get; } = sections;

    /// <summary>Every province that a section lies in, by pair.</summary>
    public IEnumerable<(Contracts.BorderPair Pair, string Province)> Provinces =>
        All.SelectMany(section => section.Provinces.Select(province => (section.Pair, province))).Distinct()
            .OrderBy(known => known.Pair.Code, StringComparer.Ordinal).ThenBy(known => known.province, StringComparer.Ordinal);

    public SectionRow? Find(Guid id) => All.FirstOrDefault(section => section.Id == id);

    /// <summary>A section and all that are part of it.</summary>
    public IEnumerable<Guid> Within(Guid sectionId) =>
        All.Where(section => section.PartOf == sectionId).SelectMany(section => Within(section.Id)).Prepend(sectionId);

    /// <summary>Those that are part of no other.</summary>
    public ImmutableArray<Guid> Outermost() => [.. All.Where(section => section.PartOf is null).Select(section => section.Id)];

    /// <summary>Those that lie in a province and are part of none that does, so that nothing counts twice.</summary>
    public ImmutableArray<Guid> Outermost(string province) =>
        [.. All.Where(section => section.Provinces.Contains(province) && !Above(section).Any(greater => greater.Provinces.Contains(province))).Select(section => section.Id)];

    private IEnumerable<SectionRow> Above(SectionRow section) =>
        section.PartOf is { } id && Find(id) is { } greater ? Above(greater).Prepend(greater) : [];
}

/// <summary>The baselines that every party has agreed to; each holds from its day to the next one's.</summary>
internal sealed class Baselines(IReadOnlyList<BaselineRow> rows)
{
    public PlannedFigures? InForce(Guid sectionId, DateOnly day) =>
        rows.Where(baseline => baseline.SectionId == sectionId && baseline.AsOf <= day).MaxBy(baseline => baseline.AsOf)?.Planned;

    /// <summary>What is planned for several sections together. A sum that lacks a part would be taken for the whole; so there is none then.</summary>
    public PlannedFigures? Sum(IEnumerable<Guid> sections, DateOnly day)
    {
        PlannedFigures[] planned = [.. sections.Select(section => InForce(section, day)).OfType<PlannedFigures>()];
        return planned.Length == 0 ? null : new PlannedFigures(
            (int?)Sum(planned, figures => figures.Positions),
            (int?)Sum(planned, figures => figures.Markers),
            (int?)Sum(planned, figures => figures.Stakes),
            Sum(planned, figures => figures.Kilometres));
    }

    private static decimal? Sum(IReadOnlyList<PlannedFigures> planned, Func<PlannedFigures, decimal?> figure) =>
        planned.All(figures => figure(figures) is not null) ? planned.Sum(figure) : null;
}
