using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Coverage;

/// <summary>How far the line has been patrolled.</summary>
/// <param name="Quarters">A line for each pair and quarter in which a patrol was planned, or a marker spoken of.</param>
public sealed record CoverageReport(IReadOnlyList<QuarterCoverage> Quarters);

/// <summary>What was planned and held between one pair in one quarter. A patrol counts for the quarter in which its window starts, as last agreed.</summary>
/// <param name="Quarter">Such as <c>2026-Q1</c>.</param>
/// <param name="Planned">Patrols that were agreed, whatever became of them.</param>
/// <param name="Held">Those among them that came to their end in the field.</param>
/// <param name="Kilometres">What these stated that they covered. A stretch that was walked twice counts twice.</param>
/// <param name="MarkersInspected">Different markers that somebody came to on any patrol, also on one that was broken off; each counts once.</param>
/// <param name="MarkersMissed">Different markers that were named as not reached, and that nobody came to in that quarter.</param>
/// <param name="InspectedBy">Different markers that each party states to have come to.</param>
public sealed record QuarterCoverage(
    BorderPair Pair, string Quarter, int Planned, int Held, decimal Kilometres, int MarkersInspected, int MarkersMissed, ImmutableSortedDictionary<Party, int> InspectedBy);

internal static class GetCoverageSlice
{
    private static readonly ImmutableArray<string> Heads = ["pair", "quarter", "planned", "held", "kilometres", "markersInspected", "markersMissed"];

    public static void MapGetCoverage(this IEndpointRouteBuilder coverage) => coverage.MapQuery<CoverageReport>(
        "/", ReadAsync, "GetCoverage",
        "Patrols planned and held, kilometres and markers by pair and quarter, of one pair and section if these are given; as of now or of a moment; also as CSV.")
        .ProducesCsv();

    public static ImmutableArray<QuarterCoverage> Of(CoverageFacts facts)
    {
        var patrols = facts.Patrols.ToLookup(patrol => (patrol.Pair, patrol.Quarter));
        var words = facts.Words.ToLookup(word => (word.Pair, word.Quarter));
        return
        [
            .. patrols.Select(group => group.Key).Union(words.Select(group => group.Key))
                .OrderBy(quarter => quarter.Pair.Code, StringComparer.Ordinal).ThenBy(quarter => quarter.Quarter, StringComparer.Ordinal)
                .Select(quarter => Of(quarter.Pair, quarter.Quarter, [.. patrols[quarter]], [.. words[quarter]])),
        ];
    }

    public static string ToCsv(IEnumerable<QuarterCoverage> quarters) => Csv.Write(
        Heads,
        quarters.Select(quarter => (IEnumerable<string>)
        [
            quarter.Pair.Code, quarter.Quarter, Number(quarter.Planned), Number(quarter.Held), quarter.Kilometres.ToString(CultureInfo.InvariantCulture),
            Number(quarter.MarkersInspected), Number(quarter.MarkersMissed),
        ]));

    private static QuarterCoverage Of(BorderPair pair, string quarter, ImmutableArray<AgreedPatrol> patrols, ImmutableArray<LastWord> words)
    {
        var reached = words.Where(word => word.Reached).Select(word => word.Marker).ToHashSet();
        return new QuarterCoverage(
            pair,
            quarter,
            patrols.Length,
            patrols.Count(patrol => patrol.IsHeld),
            patrols.Sum(patrol => patrol.Kilometres ?? 0),
            reached.Count,
            words.Where(word => !word.Reached).Select(word => word.Marker).Except(reached).Count(),
            pair.Parties.ToImmutableSortedDictionary(
                party => party, party => words.Where(word => word.Reached && word.By == party).Select(word => word.Marker).Distinct().Count()));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, MarkerRef? from, MarkerRef? to, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock,
        NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (from is null != to is null || (from is not null && pair is null))
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "from and to: both are expected, with the pair, or neither.");
        }

        var pairs = actor.VisiblePairs().Where(code => pair is null || code == pair.Code).ToArray();
        var facts = await database.CoverageFactsAsync(pairs, at?.Time ?? clock.GetUtcNow(), cancellationToken);
        var quarters = Of(facts.Within(from, to));
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(quarters)) : TypedResults.Json(new CoverageReport(quarters));
    }
}
