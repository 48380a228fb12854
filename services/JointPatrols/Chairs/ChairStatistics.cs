using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Chairs;

/// <summary>How the chair has gone round in each pair.</summary>
public sealed record ChairStatistics(IReadOnlyList<ChairBalance> Balances);

/// <summary>The balance of one pair.</summary>
/// <param name="PatrolsClosed">The patrols whose minutes all have signed.</param>
/// <param name="Turn">The party whose turn it is; none before the first patrol has closed.</param>
/// <param name="Chaired">How often each party chaired.</param>
public sealed record ChairBalance(BorderPair Pair, int PatrolsClosed, Party? Turn, ImmutableArray<ChairCount> Chaired);

/// <summary>How often a party chaired.</summary>
/// <param name="Count">The closed patrols that it chaired.</param>
/// <param name="Overrides">Those among them for which a reason was given why it was this party.</param>
public sealed record ChairCount(Party Party, int Count, int Overrides);

internal static class ChairStatisticsSlice
{
    private static readonly ImmutableArray<string> Heads = ["pair", "party", "chaired", "overrides", "patrolsClosed", "turn"];

    public static void MapChairStatistics(this IEndpointRouteBuilder statistics) => statistics.MapQuery<ChairStatistics>(
        "/chairs", CountAsync, "GetChairStatistics",
        "How often each party has chaired the closed patrols of a pair, and whose turn it is; of one pair if that is given, as of now or of any moment; also as CSV.")
        .ProducesCsv();

    /// <summary>The balances of these pairs.</summary>
    public static IEnumerable<ChairBalance> Balance(IEnumerable<BorderPair> pairs, IReadOnlyCollection<ChairedPatrols> chaired)
    {
        foreach (var pair in pairs)
        {
            var own = chaired.Where(of => of.Pair == pair).ToArray();
            yield return new ChairBalance(
                pair,
                own.Sum(of => of.Count),
                own.MaxBy(of => of.LastAt) is { } last ? pair.ChairAfter(last.Chair, last.Named) : null,
                [.. pair.Parties.Select(party => own.FirstOrDefault(of => of.Chair == party) is { } of ? new ChairCount(party, of.Count, of.Overrides) : new ChairCount(party, 0, 0))]);
        }
    }

    public static string ToCsv(IEnumerable<ChairBalance> balances) => Csv.Write(
        Heads,
        balances.SelectMany(balance => balance.Chaired, (balance, of) => (IEnumerable<string>)
        [
            balance.Pair.Code,
            of.Party.Code,
            of.Count.ToString(CultureInfo.InvariantCulture),
            of.Overrides.ToString(CultureInfo.InvariantCulture),
            balance.PatrolsClosed.ToString(CultureInfo.InvariantCulture),
            balance.Turn == of.Party ? "yes" : "no",
        ]));

    private static async Task<IResult> CountAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var chaired = await database.ListAsync(
            """
            select pair, chair, count(*)::int, count(chair_reason)::int, max(closed_at), (array_agg(next_chair order by closed_at desc, patrol_id desc))[1] from held_patrols
            where pair = any($1) and ($2::timestamptz is null or closed_at <= $2) group by pair, chair
            """,
            [Sql.Value(actor.VisiblePairs()), Sql.Time(at?.Time)],
            row => new ChairedPatrols(
                BorderPair.Parse(row.GetString(0)), Party.Parse(row.GetString(1)), row.GetInt32(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : Party.Parse(row.GetString(5))),
            cancellationToken);
        var balances = Balance(BorderPairs.Of(actor.Party).Where(own => pair is null || own == pair), chaired).ToArray();
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(balances)) : TypedResults.Json(new ChairStatistics(balances));
    }

    /// <summary>The closed patrols of a pair that one party chaired.</summary>
    /// <param name="Named">The chair that the minutes of the last of them name for the next one.</param>
    internal sealed record ChairedPatrols(BorderPair Pair, Party Chair, int Count, int Overrides, DateTimeOffset LastAt, Party? Named = null);
}
