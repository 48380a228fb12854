using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>A section as progress needs it.</summary>
/// <param name="Provinces">Those that it lies in, on either side.</param>
internal sealed record SectionRow(Guid Id, BorderPair Pair, string Code, string Name, Guid? PartOf, ImmutableArray<string> Provinces);

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
    private readonly SectionTree _tree = new(Sections);

    private readonly Baselines _baselines = new(Baselines);

    /// <param name="section">Only this one, and no pairs and provinces.</param>
    /// <param name="province">Only this one and its sections, and no pairs.</param>
    public ProgressReport Report(Guid? section, string? province) => new(
        At,
        section is null && province is null
            ? [.. Sections.Select(row => row.Pair).Concat(Stages.Select(stage => stage.Pair)).Distinct().OrderBy(pair => pair.Code, StringComparer.Ordinal).Select(Of)]
            : [],
        section is null ? [.. _tree.Provinces.Where(known => province is null || known.Province == province).Select(known => Of(known.Pair, known.Province))] : [],
        [.. Sections.Where(row => section is null || row.Id == section).Where(row => province is null || row.Provinces.Contains(province)).Select(Of)]);

    private PairProgress Of(BorderPair pair)
    {
        var planned = _baselines.Sum(Sections.Where(section => section.Pair == pair && section.PartOf is null).Select(section => section.Id), At);
        return new PairProgress(pair, planned, Compute([.. Stages.Where(stage => stage.Pair == pair)], planned));
    }

    private ProvinceProgress Of(BorderPair pair, string province)
    {
        Guid[] outermost = [.. _tree.Outermost(province).Where(id => _tree.Find(id)!.Pair == pair)];
        var within = outermost.SelectMany(_tree.Within).ToHashSet();
        var planned = _baselines.Sum(outermost, At);
        return new ProvinceProgress(
            province, pair, outermost, planned, Compute([.. Stages.Where(stage => stage.SectionId is { } id && within.Contains(id))], planned));
    }

    private SectionProgress Of(SectionRow section)
    {
        var within = _tree.Within(section.Id).ToHashSet();
        var baseline = _baselines.InForce(section.Id, At);
        return new SectionProgress(
            section.Id,
            section.Pair,
            section.Code,
            section.Name,
            baseline,
            Compute([.. Stages.Where(stage => stage.SectionId is { } id && within.Contains(id))], baseline),
            [.. LastOfEachParty(section.Id).Select(Of)]);
    }

    private IEnumerable<StatementRow> LastOfEachParty(Guid sectionId) => Statements
        .Where(statement => statement.SectionId == sectionId && statement.Counts.AsOf <= At)
        .GroupBy(statement => statement.By)
        .OrderBy(party => party.Key)
        .Select(party => party.MaxBy(statement => (statement.Counts.AsOf, statement.Version))!);

    private StatedProgress Of(StatementRow statement)
    {
        var counts = statement.Counts;
        var planned = _baselines.InForce(statement.SectionId, counts.AsOf);
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
            Share.Of(counts.Cleared, planned?.Positions),
            Share.Of(counts.StakePositions, planned: null),
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
