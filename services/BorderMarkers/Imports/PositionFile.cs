using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>A file of existing positions: a row for each physical marker; those of one position have its number, and say the same of the position.</summary>
internal static class PositionFile
{
    private const string Reason = "Imported";

    public static readonly ImmutableArray<string> Columns =
    [
        "number", "member", "kind", "size", "section", "territory", "responsible", "builtBy", "standsSince", "place", "stretchKilometres", "latitude", "longitude",
        "referenceFrame", "elevation", "epoch", "method", "accuracyMetres", "sourceOrigin", "sourceReference", "unnumbered",
    ];

    private static readonly ImmutableArray<string> OfPosition = ["kind", "size", "section", "standsSince", "place", "stretchKilometres", "sourceOrigin", "sourceReference", "unnumbered"];

    /// <param name="sections">The sections of the pair, by their codes.</param>
    public static IEnumerable<ImportEntry> Read(FileRows file, BorderPair pair, IReadOnlyDictionary<string, KnownSection> sections, ICollection<RowFault> faults)
    {
        foreach (var position in file.Rows.GroupBy(row => MarkerRef.TryParse(row.Fields.GetValueOrDefault("number"), out var number) ? number!.ToString() : $"line {row.Line}"))
        {
            var before = faults.Count;
            FileRow[] rows = [.. position];
            var first = new FieldReader(rows[0], file.DecimalComma, faults);
            foreach (var other in rows.Skip(1))
            {
                foreach (var column in OfPosition.Where(column => other.Fields.GetValueOrDefault(column) != rows[0].Fields.GetValueOrDefault(column)))
                {
                    faults.Add(new RowFault(other.Line, column, $"Line {rows[0].Line} says something else of the same position."));
                }
            }

            var members = rows.Select(row => (row.Line, Marker: Member(new FieldReader(row, file.DecimalComma, faults)))).OrderBy(member => member.Marker.Number).ToArray();
            first.Required("number");
            first.Required("kind");
            if (first.Text("section") is { } code && !sections.ContainsKey(code))
            {
                first.Wrong("section", $"{pair} has no section of this code.", 0);
            }

            var (markerRef, kind) = (first.Marker("number"), first.Choice<MarkerKind>("kind"));
            var entry = new RegisterEntry(
                markerRef!,
                kind ?? default,
                [.. members.Select(member => member.Marker)],
                first.Choice<MarkerSize>("size"),
                first.Text("section") is { } section ? Section.IdOf(pair, Clean(section)) : null,
                first.Text("place"),
                first.Day("standsSince"),
                first.Exact("stretchKilometres"),
                first.Source(),
                first.Flag("unnumbered"));
            if (faults.Count == before)
            {
                var known = first.Text("section") is { } named ? sections[named] : null;
                yield return new ImportEntry<MarkerPosition, MarkerPositionEvent>(
                    markerRef!.ToString(),
                    MarkerPosition.Stream(MarkerPosition.IdOf(pair, markerRef)),
                    [.. members.Select(member => member.Line)],
                    MarkerPosition.Decider,
                    (state, by, now) => Decide(entry, state, pair, by, known, now),
                    state => RevisionOf(entry, state));
            }
        }
    }

    /// <summary>Enters what is new, and corrects what is there and says something else; an entry in force holds until all have confirmed. What is planned, no file changes.</summary>
    public static Decision<MarkerPositionEvent> Decide(
        RegisterEntry entry, MarkerPosition position, BorderPair pair, Party by, KnownSection? section, DateTimeOffset now) =>
        position.Status == MarkerStatus.Unknown ? RegisterExistingMarkerSlice.Decide(new RegisterExistingMarker(pair, entry), position, by, section, now)
        : position.Plan is not null && position.Status == MarkerStatus.InService && entry.SameAs(PhysicalMarker.AsEntry(position)) ? Decision<MarkerPositionEvent>.NoChange
        : position.Entry is not { } negotiation ? MarkerRejections.NumberTaken(entry.Number)
        : Says(entry, position, negotiation.Terms) ? Decision<MarkerPositionEvent>.NoChange
        : position.EntryInForce is { } inForce && Says(entry, position, inForce) ? Decision<MarkerPositionEvent>.NoChange
        : CorrectRegisterEntrySlice.Decide(new CorrectRegisterEntry(entry, Reason), position, by, section, now);

    /// <summary>The last revision that says what an entry says, with the markers where they stand now or as it was written; 0 where none does.</summary>
    private static int RevisionOf(RegisterEntry entry, MarkerPosition position) =>
        position.Entry?.Revisions.LastOrDefault(revision => Says(entry, position, revision.Terms) || entry.SameAs(revision.Terms))?.Number ?? 0;

    private static bool Says(RegisterEntry entry, MarkerPosition position, RegisterEntry terms) => entry.SameAs(PhysicalMarker.AsItStands(position, terms));

    private static StandingMarker Member(FieldReader row)
    {
        var (latitude, longitude, frame) = (row.Real("latitude"), row.Real("longitude"), row.Text("referenceFrame"));
        var (elevation, epoch, method, accuracy) = (row.Real("elevation"), row.Real("epoch"), row.Text("method"), row.Real("accuracyMetres"));
        GeodeticPoint? point = null;
        if (row.Text("latitude") is not null || row.Text("longitude") is not null)
        {
            row.Required("latitude");
            row.Required("longitude");
            point = new GeodeticPoint(latitude ?? 0, longitude ?? 0, row.Required("referenceFrame"), elevation, epoch, method, accuracy);
        }
        else if ((frame ?? method) is not null || (epoch ?? accuracy) is not null)
        {
            row.Wrong("latitude", "Frame, epoch, method and accuracy are those of coordinates, and there are none.", 0);
        }

        return new StandingMarker(
            row.Text("member") is null ? 1 : row.Whole("member") ?? 1,
            row.Party("territory"),
            row.Party("responsible"),
            row.Party("builtBy"),
            point,
            point is null ? elevation : null);
    }

    /// <summary>A code with the separator of ids names no section, and none is found by it.</summary>
    private static string Clean(string code) => code.Replace("|", "", StringComparison.Ordinal);
}
