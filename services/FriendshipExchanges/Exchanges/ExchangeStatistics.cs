using System.Collections.Immutable;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>How the hosting has been shared in each pair, and what was counted.</summary>
public sealed record ExchangeStatistics(IReadOnlyList<HostBalance> Pairs);

/// <summary>The balance of one pair.</summary>
/// <param name="Held">The exchanges that were held.</param>
/// <param name="Hosts">Each party of the pair.</param>
/// <param name="Results">The reported counts of all of them, by name.</param>
public sealed record HostBalance(BorderPair Pair, int Held, ImmutableArray<HostCount> Hosts, ImmutableArray<ResultTotal> Results);

/// <summary>How often a party was host.</summary>
/// <param name="Hosted">The exchanges with a part in its territory.</param>
/// <param name="Alone">Those among them without a part in any other.</param>
public sealed record HostCount(Party Party, int Hosted, int Alone);

/// <summary>What the reports come to.</summary>
public sealed record ResultTotal(string Name, long Count);

internal static class ExchangeStatisticsSlice
{
    private static readonly ImmutableArray<string> Heads = ["pair", "held", "party", "hosted", "alone"];

    public static void MapExchangeStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<ExchangeStatistics>(
        "/", CountAsync, "GetExchangeStatistics",
        "How often each party was host to the exchanges that were held, and what their reports count; of one pair, level or series if that is given, as of now or of any moment; also as CSV, without the counts.")
        .ProducesCsv();

    /// <summary>The balances of these pairs.</summary>
    public static IEnumerable<HostBalance> Balance(IEnumerable<BorderPair> pairs, IReadOnlyCollection<HeldExchange> held)
    {
        foreach (var pair in pairs)
        {
            var own = held.Where(of => of.Pair == pair).ToArray();
            yield return new HostBalance(
                pair,
                own.Length,
                [.. pair.Parties.Select(party => new HostCount(
                    party, own.Count(of => of.Hosts.Contains(party)), own.Count(of => of.Hosts.Contains(party) && of.Hosts.Length == 1)))],
                [.. own.SelectMany(of => of.Results).GroupBy(figure => figure.Name).OrderBy(name => name.Key, StringComparer.Ordinal)
                    .Select(name => new ResultTotal(name.Key, name.Sum(figure => (long)figure.Count)))]);
        }
    }

    public static string ToCsv(IEnumerable<HostBalance> balances) => Csv.Write(
        Heads,
        balances.SelectMany(balance => balance.Hosts, (balance, host) => (IEnumerable<string>)
            [balance.Pair.Code, Csv.Number(balance.Held), host.Party.Code, Csv.Number(host.Hosted), Csv.Number(host.Alone)]));

    private static async Task<IResult> CountAsync(
        BorderPair? pair,
        Choice<ExchangeLevel>? level,
        string? series,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var held = await database.ListAsync(
            """
            select pair, places, results from exchange_versions
            where pair = any($1) and status in ('Concluded', 'FollowUp', 'Closed') and ($2::text is null or level = $2) and ($3::text is null or series = $3)
              and ($4::timestamptz is null and until is null or since <= $4 and (until is null or until > $4))
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Text(level?.Value.ToString()), Sql.Text(series), Sql.Time(at?.Time)],
            row => new HeldExchange(
                BorderPair.Parse(row.GetString(0)),
                [.. JsonSerializer.Deserialize<ImmutableArray<PastPlace>>(row.GetString(1), ContractJson.Options).Select(place => place.Territory)],
                JsonSerializer.Deserialize<ImmutableArray<ResultFigure>>(row.GetString(2), ContractJson.Options)),
            cancellationToken);
        var balances = Balance(BorderPairs.Of(actor.Party).Where(own => pair is null || own == pair), held).ToArray();
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(balances)) : TypedResults.Json(new ExchangeStatistics(balances));
    }

    /// <summary>An exchange that was held.</summary>
    internal sealed record HeldExchange(BorderPair Pair, ImmutableArray<Party> Hosts, ImmutableArray<ResultFigure> Results);
}
