using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>How chair and host have gone round in each pair.</summary>
public sealed record BalanceReport(IReadOnlyList<PairBalance> Balances);

/// <summary>The balance of one pair.</summary>
/// <param name="PatrolsClosed">The patrols whose minutes all have signed.</param>
/// <param name="Turn">The party whose turn it is to chair; none before the first patrol has closed.</param>
/// <param name="ExchangesHeld">The editions of exchanges that were concluded.</param>
/// <param name="Parties">What each party has had of it.</param>
public sealed record PairBalance(BorderPair Pair, int PatrolsClosed, Party? Turn, int ExchangesHeld, ImmutableArray<PartyBalance> Parties);

/// <summary>What one party has had.</summary>
/// <param name="Chaired">The closed patrols that it chaired.</param>
/// <param name="Overrides">Those among them for which a reason was given why it was this party.</param>
/// <param name="Hosted">The concluded exchanges that were held in its territory, wholly or in part.</param>
public sealed record PartyBalance(Party Party, int Chaired, int Overrides, int Hosted);

internal static class BalanceSlice
{
    private static readonly CsvColumns<(PairBalance Of, PartyBalance Party)> Columns = new(
        ("pair", row => row.Of.Pair.Code),
        ("party", row => row.Party.Party.Code),
        ("chaired", row => Csv.Number(row.Party.Chaired)),
        ("overrides", row => Csv.Number(row.Party.Overrides)),
        ("patrolsClosed", row => Csv.Number(row.Of.PatrolsClosed)),
        ("turn", row => row.Of.Turn == row.Party.Party ? "yes" : "no"),
        ("hosted", row => Csv.Number(row.Party.Hosted)),
        ("exchangesHeld", row => Csv.Number(row.Of.ExchangesHeld)));

    public static void MapBalance(this IEndpointRouteBuilder statistics) => statistics.MapQuery<BalanceReport>(
        "/balance", CountAsync, "GetBalance",
        "How often each party has chaired the closed patrols of a pair and hosted its exchanges, and whose turn it is to chair; of one pair if that is given, as of now or of any moment; also as CSV.")
        .ProducesCsv().Gives(Affairs.NotReady);

    public static PairBalance Of(BorderPair pair, IReadOnlyCollection<KnownAffair<PatrolAffair>> patrols, IReadOnlyCollection<KnownAffair<ExchangeAffair>> exchanges)
    {
        var closed = patrols.Where(known => known.Pair == pair && known.State.Status == PatrolStatus.Closed).ToArray();
        var held = exchanges.Where(known => known.Pair == pair && known.State.WasHeld).ToArray();
        var last = closed.OrderBy(known => known.Since).ThenBy(known => known.Stream.Id).LastOrDefault()?.State;
        return new PairBalance(
            pair,
            closed.Length,
            last is null ? null : pair.ChairAfter(last.Terms.Chair, last.NextChair),
            held.Length,
            [
                .. pair.Parties.Select(party => new PartyBalance(
                    party,
                    closed.Count(known => known.State.Terms.Chair == party),
                    closed.Count(known => known.State.Terms is PatrolTerms { ChairReason: not null } terms && terms.Chair == party),
                    held.Count(known => known.State.Hosts.Contains(party)))),
            ]);
    }

    private static async Task<IResult> CountAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, Affairs affairs, CancellationToken cancellationToken)
    {
        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var patrols = await affairs.ReadAsync<PatrolAffair>(actor, pair, at?.Time, default, andOpen: false, cancellationToken);
        var exchanges = await affairs.ReadAsync<ExchangeAffair>(actor, pair, at?.Time, default, andOpen: false, cancellationToken);
        PairBalance[] balances = [.. BorderPairs.Of(actor.Party).Where(own => pair is null || own == pair).Select(own => Of(own, patrols, exchanges))];
        return Csv.IsWanted(http, format?.Value)
            ? Csv.Answer(Columns.Write(balances.SelectMany(balance => balance.Parties, (balance, party) => (balance, party))))
            : TypedResults.Json(new BalanceReport(balances));
    }
}
