using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>The division of a pair's line into sectors.</summary>
/// <param name="Id">Under which it is found.</param>
/// <param name="Division">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="InForceFrom">The day from which on it holds.</param>
public sealed record SectorsSummary(Guid Id, BorderPair Pair, SectorDivision Division, DateOnly InForceFrom);

internal static class SectorsListSlice
{
    private static readonly CsvColumns<(SectorsSummary Of, LineSector Sector)> Table = new(
        ("pair", row => row.Of.Pair.Code),
        ("name", row => row.Sector.Name),
        ("from", row => row.Sector.From.ToString()),
        ("to", row => row.Sector.To?.ToString() ?? ""),
        ("titles", row => Csv.List((row.Sector.Titles ?? []).Select(title => title.Text))),
        ("inForceFrom", row => Csv.Day(row.Of.InForceFrom)),
        ("origin", row => row.Of.Division.Source is { } source ? Csv.Name(source.Origin) : ""),
        ("reference", row => row.Of.Division.Source?.Reference ?? ""));

    public static void MapSectorsList(this IEndpointRouteBuilder sectors) => sectors.MapQuery<Page<SectorsSummary>>(
        "/", ListAsync, "ListSectors",
        "The agreed sectors of each of the party's pairs that has agreed on any, now or at any moment, as far as they had been agreed by now; as CSV a row for each sector.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var listed = await database.ListAsync(
            """
            select distinct on (pair) pair, division, in_force_from from sector_divisions
            where pair = any($1) and ($2::text is null or pair = $2) and in_force_from <= $3 order by pair, revision desc
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Value(BorderDay.Of(moment))],
            Read,
            cancellationToken);
        ImmutableArray<SectorsSummary> ordered = [.. listed.OrderBy(summary => summary.Pair.Code, StringComparer.Ordinal)];
        return Csv.IsWanted(http, format?.Value)
            ? Csv.Answer(Table.Write(ordered.SelectMany(summary => summary.Division.Sectors, (summary, sector) => (summary, sector))))
            : TypedResults.Json(new Page<SectorsSummary>(ordered));
    }

    private static SectorsSummary Read(NpgsqlDataReader row)
    {
        var pair = BorderPair.Parse(row.GetString(0));
        return new SectorsSummary(
            SectorsOfPair.IdOf(pair), pair, JsonSerializer.Deserialize<SectorDivision>(row.GetString(1), ContractJson.Options)!, row.GetFieldValue<DateOnly>(2));
    }
}
