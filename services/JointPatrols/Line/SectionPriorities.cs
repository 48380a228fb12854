using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Line;

/// <summary>The sections whose priority is raised.</summary>
/// <param name="Sections">By pair and along the line.</param>
public sealed record SectionPriorities(ImmutableArray<RaisedSection> Sections);

/// <summary>A section in which a damage case is open.</summary>
/// <param name="From">The first marker of a unit's stretch; the marker itself where it lies in no stretch that is known.</param>
/// <param name="To">The last marker of it.</param>
/// <param name="Priority">Raised as long as a case is open.</param>
/// <param name="Units">The units whose stretch it is.</param>
/// <param name="OpenCases">The open cases in it, along the line.</param>
public sealed record RaisedSection(
    BorderPair Pair, MarkerRef From, MarkerRef To, SectionPriority Priority, ImmutableArray<UnitOfSection> Units, ImmutableArray<SectionCase> OpenCases);

/// <summary>A unit whose stretch it is.</summary>
/// <param name="Code">In its party's register.</param>
public sealed record UnitOfSection(Party Party, string Code, string Name);

internal static class SectionPrioritiesSlice
{
    private static readonly CsvColumns<RaisedSection> Table = new(
        ("pair", section => section.Pair.Code),
        ("from", section => section.From.ToString()),
        ("to", section => section.To.ToString()),
        ("priority", section => Csv.Name(section.Priority)),
        ("units", section => Csv.List(section.Units.Select(unit => unit.Name))),
        ("openCases", section => Csv.Number(section.OpenCases.Length)),
        ("markers", section => Csv.List(section.OpenCases.Select(known => known.Marker))));

    public static void MapSectionPriorities(this IEndpointRouteBuilder sections) => sections.MapQuery<SectionPriorities>(
        "/priorities", ReadAsync, "GetSectionPriorities",
        "The sections in which damage cases are open, for which their priority is raised: the stretches of units that the parties keep in their registers, and markers in none of them; of one pair if that is given, as of now or of a moment; also as CSV.")
        .ProducesCsv();

    public static IEnumerable<RaisedSection> Of(BorderPair pair, IReadOnlyCollection<OpenCase> open, IReadOnlyCollection<(UnitOfSection Unit, LineStretch Stretch)> stretches)
    {
        var owned = stretches.GroupBy(of => of.Stretch, of => of.Unit).Select(section => Raised(section.Key.From, section.Key.To, [.. section]));
        var alone = open.Where(known => !stretches.Any(of => known.Marker.LiesBetween(of.Stretch.From, of.Stretch.To))).DistinctBy(known => known.Marker)
            .Select(known => Raised(known.Marker, known.Marker, []));
        return owned.Concat(alone).Where(section => !section.OpenCases.IsEmpty).OrderBy(section => section.From.Order()).ThenBy(section => section.To.Order());

        RaisedSection Raised(MarkerRef from, MarkerRef to, ImmutableArray<UnitOfSection> units) => new(
            pair, from, to, SectionPriority.Raised, units,
            [.. open.Where(known => known.Marker.LiesBetween(from, to)).OrderBy(known => known.Marker.Order()).Select(known => new SectionCase(known.CaseId, known.Marker))]);
    }

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var sections = new List<RaisedSection>();
        foreach (var code in actor.VisiblePairs().Where(code => pair is null || code == pair.Code).Order(StringComparer.Ordinal))
        {
            var facts = await database.LineFactsAsync(BorderPair.Parse(code), MarkerRef.Parse("0"), MarkerRef.Parse("9999/999"), moment, cancellationToken);
            sections.AddRange(Of(BorderPair.Parse(code), LineCatalogue.Of(facts).OpenCases, await StretchesAsync(database, code, moment, cancellationToken)));
        }

        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Table.Write(sections)) : TypedResults.Json(new SectionPriorities([.. sections]));
    }

    private static async Task<IReadOnlyCollection<(UnitOfSection, LineStretch)>> StretchesAsync(
        NpgsqlDataSource database, string pair, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var units = await database.ListAsync(
            """
            select party, code, name, stretches from unit_periods($1)
            where pair = $2 and valid_from <= $3 and (valid_until is null or valid_until > $3) order by party collate "C", code collate "C"
            """,
            [Sql.Value(moment), Sql.Value(pair), Sql.Value(BorderDay.Of(moment))],
            row => (
                Unit: new UnitOfSection(Party.Parse(row.GetString(0)), row.GetString(1), row.GetString(2)),
                Stretches: JsonSerializer.Deserialize<ImmutableArray<LineStretch>>(row.GetString(3), ContractJson.Options)),
            cancellationToken);
        return [.. units.SelectMany(known => known.Stretches, (known, stretch) => (known.Unit, stretch))];
    }
}
