using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Contacts;

/// <summary>How many contacts there were; a line for each pair, quarter and kind of which there was any.</summary>
public sealed record ContactStatistics(IReadOnlyList<ContactCount> Counts);

/// <summary>The contacts of one kind between one pair in one quarter.</summary>
/// <param name="Quarter">Such as <c>2026-Q1</c>, by the date as it was recorded with its offset.</param>
/// <param name="Count">All that any party has recorded.</param>
/// <param name="Joint">Those among them that every party has acknowledged; the others are one party's statement.</param>
public sealed record ContactCount(BorderPair Pair, string Quarter, ContactKind Kind, int Count, int Joint);

internal static class ContactStatisticsSlice
{
    private static readonly ImmutableArray<string> Heads = ["pair", "quarter", "kind", "count", "joint"];

    public static void MapContactStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<ContactStatistics>(
        "/contacts", CountAsync, "GetContactStatistics",
        "The contacts of the party's pairs, counted by pair, quarter and kind, of one pair and of the time from and to if these are given; also as CSV.")
        .ProducesCsv();

    public static string ToCsv(IEnumerable<ContactCount> counts) => Csv.Write(
        Heads,
        counts.Select(count => (IEnumerable<string>)
        [
            count.Pair.Code,
            count.Quarter,
            JsonNamingPolicy.CamelCase.ConvertName(count.Kind.ToString()),
            count.Count.ToString(CultureInfo.InvariantCulture),
            count.Joint.ToString(CultureInfo.InvariantCulture),
        ]));

    private static async Task<IResult> CountAsync(
        BorderPair? pair,
        Moment? from,
        Moment? to,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var counts = await database.ListAsync(
            """
            select pair, quarter, kind, count(*)::int, (count(*) filter (where statement = $5))::int from contacts
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::timestamptz is null or at >= $3) and ($4::timestamptz is null or at < $4)
            group by pair, quarter, kind order by pair collate "C", quarter collate "C", kind collate "C"
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Time(from?.Time), Sql.Time(to?.Time), Sql.Value(StatementKind.Joint.ToString())],
            Read,
            cancellationToken);
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(counts)) : TypedResults.Json(new ContactStatistics(counts));
    }

    private static ContactCount Read(NpgsqlDataReader row) => new(
        BorderPair.Parse(row.GetString(0)), row.GetString(1), Enum.Parse<ContactKind>(row.GetString(2)), row.GetInt32(3), row.GetInt32(4));
}
