using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>A series of exchanges; its editions are the list of exchanges by pair, level and series.</summary>
/// <param name="Editions">How many editions stand in it.</param>
/// <param name="FirstEdition">The first one that is known here.</param>
/// <param name="LastEdition">The last one.</param>
/// <param name="LastStatus">Where the last one stands.</param>
/// <param name="NextEdition">The one that may be proposed now; absent while the last one is not settled.</param>
public sealed record SeriesSummary(
    BorderPair Pair, ExchangeLevel Level, string Series, int Editions, int FirstEdition, int LastEdition, ExchangeStatus LastStatus, int? NextEdition);

internal static class SeriesListSlice
{
    public static void MapSeriesList(this IEndpointRouteBuilder series) => series.MapQuery<Page<SeriesSummary>>(
        "/", ListAsync, "ListExchangeSeries", "The series of the party's pairs: how far each has come, and which edition may be proposed next; as of now or of any moment.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Choice<ExchangeLevel>? level, Moment? at, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select pair, level, series, count(*), min(edition), max(edition), (array_agg(status order by edition desc))[1] from exchange_versions
            where stands and ($6::timestamptz is null and until is null or since <= $6 and (until is null or until > $6)) and pair = any($1) and ($2::text is null or pair = $2) and ($3::text is null or level = $3)
              and ($4::text is null or pair || '|' || level || '|' || series > $4)
            group by pair, level, series order by pair || '|' || level || '|' || series limit $5
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Text(level?.Value.ToString()), Sql.Text(page.After), Sql.Value(page.Limit + 1), Sql.Time(at?.Time)],
            Read,
            cancellationToken);
        return page.Answer(found, summary => $"{summary.Pair}|{summary.Level}|{summary.Series}");
    }

    private static SeriesSummary Read(NpgsqlDataReader row)
    {
        var (last, status) = (row.GetInt32(5), Enum.Parse<ExchangeStatus>(row.GetString(6)));
        return new SeriesSummary(
            BorderPair.Parse(row.GetString(0)),
            Enum.Parse<ExchangeLevel>(row.GetString(1)),
            row.GetString(2),
            (int)row.GetInt64(3),
            row.GetInt32(4),
            last,
            status,
            status.IsSettled() ? last + 1 : null);
    }
}
