using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Units;

/// <summary>A unit as it is on a day.</summary>
/// <param name="RegisterId">The register in which its party keeps it.</param>
/// <param name="Pair">The pair at whose line it is.</param>
/// <param name="Party">Whose unit it is, and whose statement.</param>
/// <param name="Code">Its name for machines.</param>
/// <param name="From">The first day on which it is as it stands here.</param>
/// <param name="To">The last such day; none where no end is known.</param>
/// <param name="Name">As it is called.</param>
/// <param name="Level">Where it stands.</param>
/// <param name="Province">The province that it belongs to.</param>
/// <param name="Sector">The sector of the line.</param>
/// <param name="Superior">The code of the unit that it reports to.</param>
/// <param name="Stretches">The stretches of the line that it owns.</param>
public sealed record UnitInForce(
    Guid RegisterId,
    BorderPair Pair,
    Party Party,
    string Code,
    DateOnly From,
    DateOnly? To,
    string Name,
    UnitLevel Level,
    string Province,
    string? Sector,
    string? Superior,
    ImmutableArray<LineStretch> Stretches);

internal static class UnitListSlice
{
    public static void MapUnitList(this IEndpointRouteBuilder units) => units.MapQuery<Page<UnitInForce>>(
        "/", ListAsync, "ListUnits",
        "The units that are in force on a day (today when none is given), by pair, party and code; by pair, party, level, province, sector and name; as the registers are, or as they were at a moment; also as CSV.")
        .ProducesCsv();

    private static readonly CsvColumns<UnitInForce> Table = new(
        ("registerId", unit => unit.RegisterId.ToString()),
        ("pair", unit => unit.Pair.Code),
        ("party", unit => unit.Party.Code),
        ("code", unit => unit.Code),
        ("from", unit => Csv.Day(unit.From)),
        ("to", unit => Csv.Day(unit.To)),
        ("name", unit => unit.Name),
        ("level", unit => Csv.Name(unit.Level)),
        ("province", unit => unit.Province),
        ("sector", unit => unit.Sector ?? ""),
        ("superior", unit => unit.Superior ?? ""),
        ("stretches", unit => Csv.List(unit.Stretches.Select(stretch => $"{stretch.From}–{stretch.To}"))));

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Party? party,
        DateOnly? on,
        Choice<UnitLevel>? level,
        string? province,
        string? sector,
        string? name,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        foreach (var (filter, text) in new[] { ("province", province), ("sector", sector), ("name", name) })
        {
            if (text is not null && (text.Length is 0 or > 200 || text.Any(char.IsControl)))
            {
                return Problems.Of(ProblemTypes.InvalidParameter, $"{filter}: a text of 1 to 200 characters is expected.");
            }
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var after = After(page);
        var found = await database.ListAsync(
            """
            select pair, party, code, valid_from, valid_until, name, level, province, sector, superior, stretches from unit_periods($1)
            where valid_from <= $2 and (valid_until is null or valid_until > $2) and pair = any($3) and ($4::text is null or pair = $4)
              and ($5::text is null or party = $5) and ($6::text is null or level = $6) and ($7::text is null or province = $7)
              and ($8::text is null or sector = $8) and ($9::text is null or name_key = $9)
              and ((pair collate "C", party collate "C", code collate "C") > ($10, $11, $12))
            order by pair collate "C", party collate "C", code collate "C" limit $13
            """,
            [
                Sql.Value(moment), Sql.Value(on ?? BorderDay.Of(moment)), Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(party?.Code),
                Sql.Text(level?.Value.ToString()), Sql.Text(province), Sql.Text(sector), Sql.Text(name is null ? null : UnitName.Key(name)),
                Sql.Value(after[0]), Sql.Value(after[1]), Sql.Value(after[2]), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, unit => $"{unit.Pair} {unit.Party} {unit.Code}", format?.Value, Table);
    }

    /// <summary>Pair, party and code of the last unit that the caller has.</summary>
    /// <exception cref="BadHttpRequestException">The cursor is of another list.</exception>
    private static string[] After(PageRequest page) =>
        page.After is null ? ["", "", ""]
        : page.After.Split(' ') is { Length: 3 } parts && page.After.All(letter => letter is >= ' ' and <= '~') ? parts
        : throw new BadHttpRequestException("cursor: it is not one that this list has given.");

    private static UnitInForce Read(NpgsqlDataReader row)
    {
        var (pair, party) = (BorderPair.Parse(row.GetString(0)), Party.Parse(row.GetString(1)));
        return new UnitInForce(
            UnitRegister.IdOf(pair, party),
            pair,
            party,
            row.GetString(2),
            row.GetFieldValue<DateOnly>(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4).AddDays(-1),
            row.GetString(5),
            Enum.Parse<UnitLevel>(row.GetString(6)),
            row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.IsDBNull(9) ? null : row.GetString(9),
            JsonSerializer.Deserialize<ImmutableArray<LineStretch>>(row.GetString(10), ContractJson.Options));
    }
}
