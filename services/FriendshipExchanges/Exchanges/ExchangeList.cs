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
/// <param name="Dates">When it is or was held; only the year where no more is known.</param>
/// <param name="EarlierDates">Days that had been agreed or announced and were given up, oldest first.</param>
public sealed record ExchangeSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    ExchangeLevel Level,
    string Series,
    int Edition,
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
        "The exchanges of the party's pairs, by pair, level, series and edition; with days, those that touch the days from and to. The history of a series is its list.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<ExchangeLevel>? level,
        string? series,
        Choice<ExchangeStatus>? status,
        CalendarDay? from,
        CalendarDay? to,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, level, series, edition, status, revision, title, year, first_day, last_day, places, earlier_dates from exchanges
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or level = $3)
              and ($4::text is null or series = $4) and ($5::text is null or status = $5)
              and ($6::date is null or coalesce(last_day, make_date(year, 12, 31)) >= $6) and ($7::date is null or coalesce(first_day, make_date(year, 1, 1)) <= $7)
              and ($8 = '00000000-0000-0000-0000-000000000000' or (pair, level, series, edition) > (select pair, level, series, edition from exchanges where id = $8 and pair = any($1)))
            order by pair, level, series, edition limit $9
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(level?.Value.ToString()), Sql.Text(series), Sql.Text(status?.Value.ToString()),
                ExchangeTable.Day(from?.Day), ExchangeTable.Day(to?.Day), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString());
    }

    private static ExchangeSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<ExchangeLevel>(row.GetString(3)),
        row.GetString(4),
        row.GetInt32(5),
        Enum.Parse<ExchangeStatus>(row.GetString(6)),
        row.GetInt32(7),
        row.GetString(8),
        new PastDates(row.GetInt32(9), Day(row, 10), Day(row, 11)),
        JsonSerializer.Deserialize<ImmutableArray<PastPlace>>(row.GetString(12), ContractJson.Options),
        JsonSerializer.Deserialize<ImmutableArray<PastDates>>(row.GetString(13), ContractJson.Options));

    private static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
