using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>An edition in a list.</summary>
/// <param name="Kind">What it is, where it is one of the smaller events.</param>
/// <param name="Dates">When it is or was held; only the year where no more is known.</param>
/// <param name="EarlierDates">Days that had been agreed or announced and were given up, oldest first.</param>
public sealed record ExchangeSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    ExchangeLevel Level,
    string Series,
    int Edition,
    ExchangeKind? Kind,
    ExchangeStatus Status,
    int Revision,
    string Title,
    PastDates Dates,
    ImmutableArray<PastPlace> Places,
    ImmutableArray<PastDates> EarlierDates);

internal static class ExchangeListSlice
{
    public static void MapExchangeList(this IEndpointRouteBuilder exchanges) => exchanges.MapQuery<Page<ExchangeSummary>>(
        "/",
        ListAsync,
        "ListExchanges",
        "The exchanges of the party's pairs, by pair, level, series and edition; with days, those that touch the days from and to; as of now or of any moment; also as CSV. The history of a series is its list.")
        .ProducesCsv();

    /// <summary>Of a row, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "id, version, pair, level, series, edition, kind, status, revision, title, year, first_day, last_day, places, earlier_dates";

    private static readonly CsvColumns<ExchangeSummary> Table = new(
        ("id", exchange => exchange.Id.ToString()),
        ("version", exchange => Csv.Number(exchange.Version)),
        ("pair", exchange => exchange.Pair.Code),
        ("level", exchange => Csv.Name(exchange.Level)),
        ("series", exchange => exchange.Series),
        ("edition", exchange => Csv.Number(exchange.Edition)),
        ("kind", exchange => exchange.Kind is { } kind ? Csv.Name(kind) : ""),
        ("status", exchange => Csv.Name(exchange.Status)),
        ("title", exchange => exchange.Title),
        ("year", exchange => Csv.Number(exchange.Dates.Year)),
        ("firstDay", exchange => Csv.Day(exchange.Dates.FirstDay)),
        ("lastDay", exchange => Csv.Day(exchange.Dates.LastDay)),
        ("places", exchange => Csv.List(exchange.Places.Select(place => $"{place.Territory} {place.Place}"))),
        ("earlierDates", exchange => Csv.List(exchange.EarlierDates.Select(dates => dates.FirstDay is { } day ? Csv.Day(day) : Csv.Number(dates.Year)))));

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<ExchangeLevel>? level,
        string? series,
        Choice<ExchangeStatus>? status,
        CalendarDay? from,
        CalendarDay? to,
        Choice<ExchangeKind>? kind,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            $"""
            select {Columns} from exchange_versions
            where pair = any($1) and ($10::timestamptz is null and until is null or since <= $10 and (until is null or until > $10))
              and ($11::text is null or kind = $11) and ($2::text is null or pair = $2) and ($3::text is null or level = $3)
              and ($4::text is null or series = $4) and ($5::text is null or status = $5)
              and ($6::date is null or coalesce(last_day, make_date(year, 12, 31)) >= $6) and ($7::date is null or coalesce(first_day, make_date(year, 1, 1)) <= $7)
              and ($8 = '00000000-0000-0000-0000-000000000000' or (pair, level, series, edition) > (select pair, level, series, edition from exchanges where id = $8 and pair = any($1)))
            order by pair, level, series, edition limit $9
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(level?.Value.ToString()), Sql.Text(series), Sql.Text(status?.Value.ToString()),
                ExchangeTable.Day(from?.Day), ExchangeTable.Day(to?.Day), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
                Sql.Time(at?.Time), Sql.Text(kind?.Value.ToString()),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    public static ExchangeSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<ExchangeLevel>(row.GetString(3)),
        row.GetString(4),
        row.GetInt32(5),
        row.IsDBNull(6) ? null : Enum.Parse<ExchangeKind>(row.GetString(6)),
        Enum.Parse<ExchangeStatus>(row.GetString(7)),
        row.GetInt32(8),
        row.GetString(9),
        new PastDates(row.GetInt32(10), Day(row, 11), Day(row, 12)),
        JsonSerializer.Deserialize<ImmutableArray<PastPlace>>(row.GetString(13), ContractJson.Options),
        JsonSerializer.Deserialize<ImmutableArray<PastDates>>(row.GetString(14), ContractJson.Options));

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
