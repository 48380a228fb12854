using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>A file of sections with their first baselines: a row for each; a greater section stands before its parts.</summary>
internal static class SectionFile
{
    public static readonly ImmutableArray<string> Columns =
    [
        "code", "name", "provinces", "lengthKilometres", "from", "to", "partOf", "sourceOrigin", "sourceReference", "asOf", "positions", "markers", "kilometres", "stakes",
        "baselineOrigin", "baselineReference",
    ];

    /// <param name="sections">The sections of the pair, by their codes.</param>
    public static IEnumerable<ImportEntry> Read(FileRows file, BorderPair pair, IReadOnlyDictionary<string, KnownSection> sections, ICollection<RowFault> faults)
    {
        var known = sections.ToDictionary(StringComparer.Ordinal);
        var repeated = file.Rows.GroupBy(row => row.Fields.GetValueOrDefault("code")).Where(rows => rows.Skip(1).Any()).Select(rows => rows.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in file.Rows)
        {
            var before = faults.Count;
            var fields = new FieldReader(row, file.DecimalComma, faults);
            var code = fields.Required("code");
            var asOf = fields.Text("asOf") is null ? fields.Wrong<DateOnly?>("asOf", "It is missing.", null) : fields.Day("asOf");
            if (code.Contains('|', StringComparison.Ordinal))
            {
                fields.Wrong("code", "1 to 60 lower-case letters and digits with single hyphens between them are expected.", 0);
            }

            var greater = fields.Text("partOf") is { } partOf
                ? known.GetValueOrDefault(partOf) ?? fields.Wrong<KnownSection?>("partOf", $"{pair} has no section of this code, and none stands before this row.", null)
                : null;
            if (repeated.Contains(code))
            {
                fields.Wrong("code", "The code stands in this file twice.", 0);
            }

            var description = new SectionDescription(
                fields.Required("name"),
                [.. (fields.Text("provinces") ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                fields.Exact("lengthKilometres"),
                fields.Marker("from"),
                fields.Marker("to"),
                greater is null ? null : Section.IdOf(pair, fields.Text("partOf")!),
                fields.Source());
            var baseline = new SectionBaseline(
                asOf ?? default, fields.Whole("positions"), fields.Whole("markers"), fields.Exact("kilometres"), fields.Whole("stakes"), fields.Source("baselineOrigin", "baselineReference"));
            if (faults.Count == before)
            {
                known[code] = new KnownSection(pair, SectionStatus.Defined);
                yield return new ImportEntry<Section, SectionEvent>(
                    code,
                    Section.Stream(Section.IdOf(pair, code)),
                    [row.Line],
                    Section.Decider,
                    (state, by, now) => Decide(new DefineSection(pair, code, description, baseline), state, by, greater, now),
                    state => state.Status == SectionStatus.Unknown ? 0 : state.Negotiation.Revisions.LastOrDefault(revision => baseline.SameAs(revision.Terms))?.Number ?? 0);
            }
        }
    }

    /// <summary>A section is defined once; what the file says is compared with what is on the table now.</summary>
    private static Decision<SectionEvent> Decide(DefineSection command, Section section, Party by, KnownSection? greater, DateTimeOffset now) =>
        section.Status != SectionStatus.Unknown && command.Description.SameAs(section.Description) && command.Baseline.SameAs(section.Negotiation.Terms)
            ? Decision<SectionEvent>.NoChange
            : DefineSectionSlice.Decide(command, section, by, greater, now);
}
