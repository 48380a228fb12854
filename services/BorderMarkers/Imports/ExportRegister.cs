using System.Collections.Immutable;
using BorderCoordination.BorderMarkers.Features;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>The register as a file that can be imported again: what was exported and imported is the same register.</summary>
internal static class ExportRegisterSlice
{
    private static readonly FeatureKind<MarkerRow> Positions = MarkerRow.FeatureKind with
    {
        Properties = [.. MarkerRow.FeatureKind.Properties.Where(property => PositionFile.Columns.Contains(property.Name))],
    };

    private static readonly FeatureKind<Section> Sections = new(
        "sections",
        section => Section.IdOf(section.Pair!, section.Code).ToString(),
        section => section.Description.Name,
        _ => null,
        [
            new("code", section => section.Code), new("name", section => section.Description.Name),
            new("provinces", section => section.Description.Provinces.IsEmpty ? null : section.Description.Provinces),
            new("lengthKilometres", section => section.Description.LengthKilometres), new("from", section => section.Description.From),
            new("to", section => section.Description.To), new("partOf", _ => null), new("sourceOrigin", section => section.Description.Source?.Origin),
            new("sourceReference", section => section.Description.Source?.Reference), new("asOf", section => section.Negotiation.Terms.AsOf),
            new("positions", section => section.Negotiation.Terms.Positions), new("markers", section => section.Negotiation.Terms.Markers),
            new("kilometres", section => section.Negotiation.Terms.Kilometres), new("stakes", section => section.Negotiation.Terms.Stakes),
            new("baselineOrigin", section => section.Negotiation.Terms.Source?.Origin), new("baselineReference", section => section.Negotiation.Terms.Source?.Reference),
        ]);

    public static void MapExportRegister(this IEndpointRouteBuilder exports)
    {
        exports.MapQuery<FeaturePage>(
            "/positions", PositionsAsync, "ExportPositions",
            "The positions of a pair that stand, whole, as CSV or GeoJSON, in the form in which they are imported; what was planted under a plan too, once it is in service, without its history.")
            .ProducesFeatures().Refuses(Pairs.Unknown, Pairs.Foreign);
        exports.MapQuery<FeaturePage>(
            "/sections", SectionsAsync, "ExportSections", "The sections of a pair with the baselines on the table, whole, in the form in which they are imported.")
            .ProducesFeatures().Refuses(Pairs.Unknown, Pairs.Foreign);
    }

    private static async Task<IResult> PositionsAsync(
        BorderPair pair, Choice<FeatureFormat>? f, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        Pairs.Refuse(pair, actor.Party) is { } refusal ? Problems.Of(refusal) : http.Answer(
            Positions,
            AsEntries(await database.ListAsync(
                $"{MarkerRow.Columns} where m.pair = $1 and m.status <> 'Retired' and (not m.planned or m.status = 'InService') order by m.place",
                [Sql.Value(pair.Code)],
                MarkerRow.Read,
                cancellationToken)),
            f?.Value,
            clock.GetUtcNow());

    /// <summary>All rows of a position say the same of it; what was planted on several days stands since the last of them.</summary>
    public static MarkerRow[] AsEntries(IEnumerable<MarkerRow> rows) =>
    [
        .. rows.GroupBy(row => row.PositionId).SelectMany(position => position.Select(row => row with
        {
            Size = PhysicalMarker.SizeOfAll(position.Select(marker => marker.Size)),
            StandsSince = position.Max(marker => marker.StandsSince),
        })),
    ];

    private static async Task<IResult> SectionsAsync(
        BorderPair pair, Choice<FeatureFormat>? f, Actor actor, HttpContext http, TimeProvider clock, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (Pairs.Refuse(pair, actor.Party) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var found = ImmutableDictionary.CreateBuilder<Guid, Section>();
        foreach (var id in await database.ListAsync("select id from sections where pair = $1", [Sql.Value(pair.Code)], row => row.GetGuid(0), cancellationToken))
        {
            var events = await store.ReadStreamAsync(Section.Stream(id), StreamLimit.None, cancellationToken);
            found[id] = Section.Decider.Fold(events.Select(recorded => (SectionEvent)recorded.Data));
        }

        var sections = found.ToImmutable();
        var kind = Sections with
        {
            Properties = [.. Sections.Properties.Select(property => property.Name != "partOf" ? property : property with
            {
                Of = section => section.Description.PartOf is { } greater ? sections[greater].Code : null,
            })],
        };

        // A greater section stands before its parts.
        return http.Answer(kind, [.. sections.Values.OrderBy(Depth).ThenBy(section => section.Code, StringComparer.Ordinal)], f?.Value, clock.GetUtcNow());

        int Depth(Section section) => section.Description.PartOf is { } greater ? 1 + Depth(sections[greater]) : 0;
    }
}
