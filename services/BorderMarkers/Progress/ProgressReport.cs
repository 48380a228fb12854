using BorderCoordination.Contracts;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>A figure and what it is of the planned one.</summary>
/// <param name="Percent">One decimal; absent where nothing is planned. Computed at every reading, never kept.</param>
public sealed record Share(decimal Count, decimal? Percent)
{
    internal static Share Of(decimal count, decimal? planned) =>
        new(count, planned > 0 ? Math.Round(100 * count / planned.Value, 1, MidpointRounding.AwayFromZero) : null);

    internal static Share? Of(decimal? count, decimal? planned) => count is { } known ? Of(known, planned) : null;
}

/// <summary>What is planned. For a pair, the sum over its sections that are not part of a greater one; absent where one of them lacks the figure.</summary>
/// <param name="Positions">Marker positions without those of stakes; each has one dossier.</param>
public sealed record PlannedFigures(int? Positions, int? Markers, int? Stakes, decimal? Kilometres);

/// <summary>How much has come to a stage, from the positions themselves.</summary>
public sealed record StageFigures(Share Positions, Share Markers, Share Stakes, Share Kilometres);

/// <summary>How far the work has come, computed from the positions in the register.</summary>
/// <param name="Planned">Positions that are in the register as planned, surveyed or standing.</param>
/// <param name="Dossiers">Dossiers that every party has signed, of one for each position.</param>
public sealed record ComputedProgress(StageFigures Planned, StageFigures Surveyed, StageFigures Planted, Share Dossiers, StageFigures Accepted);

/// <summary>The last figures that a party has published, measured against the baseline in force on their day.</summary>
/// <param name="Cleared">Positions cleared of mines.</param>
/// <param name="StakePositions">Positions of stakes, of which nothing is planned.</param>
public sealed record StatedProgress(
    Party By,
    DateOnly AsOf,
    PlannedFigures? Baseline,
    Share? Located,
    Share? Planted,
    Share? Markers,
    Share? Dossiers,
    Share? Stakes,
    Share? Kilometres,
    Share? Cleared,
    Share? StakePositions,
    DataSource? Source);

/// <summary>Progress in a section, with the sections that are part of it.</summary>
/// <param name="Baseline">What every party has agreed to for that day.</param>
/// <param name="Stated">What parties have published; apart from what is computed, and not mixed with it.</param>
public sealed record SectionProgress(
    Guid SectionId, BorderPair Pair, string Code, string Name, PlannedFigures? Baseline, ComputedProgress Computed, IReadOnlyList<StatedProgress> Stated);

/// <summary>Progress along a border pair, with positions that belong to no section.</summary>
public sealed record PairProgress(BorderPair Pair, PlannedFigures? Baseline, ComputedProgress Computed);

/// <summary>Progress in a province, from the sections that lie in it; a section that lies in several counts whole in each.</summary>
/// <param name="Sections">Those that lie in it and are part of none that does.</param>
public sealed record ProvinceProgress(string Province, BorderPair Pair, IReadOnlyList<Guid> Sections, PlannedFigures? Baseline, ComputedProgress Computed);

/// <summary>Progress as of a day.</summary>
public sealed record ProgressReport(
    DateOnly At, IReadOnlyList<PairProgress> Pairs, IReadOnlyList<ProvinceProgress> Provinces, IReadOnlyList<SectionProgress> Sections);
