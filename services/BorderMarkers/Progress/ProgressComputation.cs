using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>A section as progress needs it.</summary>
internal sealed record SectionRow(Guid Id, BorderPair Pair, string Code, string Name, Guid? PartOf);

/// <summary>An agreed baseline of a section.</summary>
internal sealed record BaselineRow(Guid SectionId, DateOnly AsOf, PlannedFigures Planned);

/// <summary>A party's statement on a section. The version orders corrections for the same day.</summary>
internal sealed record StatementRow(Guid SectionId, long Version, Party By, ProgressCounts Counts);

/// <summary>How many positions, markers and stakes of a section have come to a stage by the day, and how much line goes with them.</summary>
internal sealed record StageRow(BorderPair Pair, Guid? SectionId, ProgressStage Stage, int Positions, int Markers, int Stakes, decimal Kilometres);

/// <summary>Computes progress as of a day from what the tables hold; nothing of it is kept.</summary>
internal sealed record ProgressComputation(
    DateOnly At,
    IReadOnlyList<SectionRow> Sections,
    IReadOnlyList<BaselineRow> Baselines,
    IReadOnlyList<StatementRow> Statements,
    IReadOnlyList<StageRow> Stages)
{
    public ProgressReport Report(Guid? only) => new(
        At,
        only is null ? [.. Sections.Select(section => section.Pair).Concat(Stages.Select(stage => stage.Pair)).Distinct().OrderBy(pair => pair.Code, StringComparer.Ordinal).Select(Of)] : [],
        [.. Sections.Where(section => only is null || section.Id == only).Select(Of)]);

    private PairProgress Of(BorderPair pair)
    {
        PlannedFigures[] baselines = [.. Sections.Where(section => section.Pair == pair && section.PartOf is null).Select(section => InForce(section.Id, At)).OfType<PlannedFigures>()];
        var planned = baselines.Length == 0 ? null : new PlannedFigures(
            (int?)Sum(baselines, baseline => baseline.Positions),
            (int?)Sum(baselines, baseline => baseline.Markers),
            (int?)Sum(baselines, baseline => baseline.Stakes),
            Sum(baselines, baseline => baseline.Kilometres));
        return new PairProgress(pair, planned, Compute([.. Stages.Where(stage => stage.Pair == pair)], planned));
    }

    /// <summary>A sum that lacks a part would be taken for the whole; so there is none then.</summary>
    private static decimal? Sum(IReadOnlyList<PlannedFigures> baselines, Func<PlannedFigures, decimal?> figure) =>
        baselines.All(baseline => figure(baseline) is not null) ? baselines.Sum(figure) : null;

    private SectionProgress Of(SectionRow section)
    {
        var within = Within(section.Id).ToHashSet();
        var baseline = InForce(section.Id, At);
        return new SectionProgress(
            section.Id,
            section.Pair,
            section.Code,
            section.Name,
            baseline,
            Compute([.. Stages.Where(stage => stage.SectionId is { } id && within.Contains(id))], baseline),
            [.. LastOfEachParty(section.Id).Select(Of)]);
    }

    /// <summary>A section and all that are part of it. A greater section always came first, so there is no circle.</summary>
    private IEnumerable<Guid> Within(Guid sectionId) =>
        Sections.Where(section => section.PartOf == sectionId).SelectMany(section => Within(section.Id)).Prepend(sectionId);

    private PlannedFigures? InForce(Guid sectionId, DateOnly day) =>
        Baselines.Where(baseline => baseline.SectionId == sectionId && baseline.AsOf <= day).MaxBy(baseline => baseline.AsOf)?.Planned;

    private IEnumerable<StatementRow> LastOfEachParty(Guid sectionId) => Statements
        .Where(statement => statement.SectionId == sectionId && statement.Counts.AsOf <= At)
        .GroupBy(statement => statement.By)
        .OrderBy(party => party.Key)
        .Select(party => party.MaxBy(statement => (statement.Counts.AsOf, statement.Version))!);

    private StatedProgress Of(StatementRow statement)
    {
        var counts = statement.Counts;
        var planned = InForce(statement.SectionId, counts.AsOf);
        return new StatedProgress(
            statement.By,
            counts.AsOf,
            planned,
            Share.Of(counts.Located, planned?.Positions),
            Share.Of(counts.Planted, planned?.Positions),
            Share.Of(counts.Markers, planned?.Markers),
            Share.Of(counts.Dossiers, planned?.Positions),
            Share.Of(counts.Stakes, planned?.Stakes),
            Share.Of(counts.Kilometres, planned?.Kilometres),
            counts.Source);
    }

    private static ComputedProgress Compute(IReadOnlyList<StageRow> stages, PlannedFigures? planned)
    {
        return new ComputedProgress(
            At(ProgressStage.Planned), At(ProgressStage.Surveyed), At(ProgressStage.Planted), At(ProgressStage.Dossier).Positions, At(ProgressStage.Accepted));

        StageFigures At(ProgressStage stage)
        {
            StageRow[] rows = [.. stages.Where(row => row.Stage == stage)];
            return new StageFigures(
                Share.Of(rows.Sum(row => row.Positions), planned?.Positions),
                Share.Of(rows.Sum(row => row.Markers), planned?.Markers),
                Share.Of(rows.Sum(row => row.Stakes), planned?.Stakes),
                Share.Of(rows.Sum(row => row.Kilometres), planned?.Kilometres));
        }
    }
}
