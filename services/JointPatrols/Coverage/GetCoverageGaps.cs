using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.JointPatrols.Line;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Coverage;

/// <summary>The markers that want a patrol.</summary>
/// <param name="Gaps">Along the line.</param>
public sealed record CoverageGaps(IReadOnlyList<CoverageGap> Gaps);

/// <summary>A marker in service that nobody has come to since a moment, on any joint patrol.</summary>
/// <param name="LastInspected">When somebody last came to it before that; none where nobody has.</param>
/// <param name="LastMissed">When it was last named as not reached.</param>
/// <param name="Reason">Why it was not reached then.</param>
public sealed record CoverageGap(BorderPair Pair, MarkerRef Marker, DateTimeOffset? LastInspected, DateTimeOffset? LastMissed, string? Reason);

internal static class GetCoverageGapsSlice
{
    private const int DefaultDays = 90;

    private static readonly ImmutableArray<string> Heads = ["pair", "marker", "lastInspected", "lastMissed", "reason"];

    public static void MapGetCoverageGaps(this IEndpointRouteBuilder coverage) => coverage.MapQuery<CoverageGaps>(
        "/gaps", ReadAsync, "GetCoverageGaps",
        "The markers in service that nobody has come to for some days (90 when none are given), of one pair and section if these are given, with the reason where they were missed; as of now or of a moment; also as CSV.")
        .ProducesCsv();

    public static IEnumerable<CoverageGap> Of(BorderPair pair, IEnumerable<MarkerRef> inService, ImmutableArray<LastWord> words, DateTimeOffset since)
    {
        var spoken = words.ToLookup(word => word.Marker);
        foreach (var marker in inService)
        {
            var said = spoken[marker].Concat(marker == marker.Position ? [] : spoken[marker.Position]).ToArray();
            var inspected = said.Where(word => word.Reached).Select(word => (DateTimeOffset?)word.SeenAt).Max();
            if (inspected is null || inspected < since)
            {
                var missed = said.Where(word => !word.Reached).MaxBy(word => word.SeenAt);
                yield return new CoverageGap(pair, marker, inspected, missed?.SeenAt, missed?.Reason);
            }
        }
    }

    public static string ToCsv(IEnumerable<CoverageGap> gaps) => Csv.Write(
        Heads,
        gaps.Select(gap => (IEnumerable<string>)[gap.Pair.Code, gap.Marker.ToString(), Time(gap.LastInspected), Time(gap.LastMissed), gap.Reason ?? ""]));

    private static string Time(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static async Task<IResult> ReadAsync(
        BorderPair? pair, MarkerRef? from, MarkerRef? to, int? days, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock,
        NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (from is null != to is null || (from is not null && pair is null))
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "from and to: both are expected, with the pair, or neither.");
        }

        if (days is < 1 or > 36_500)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "days: a number from 1 to 36500 is expected.");
        }

        var moment = at?.Time ?? clock.GetUtcNow();
        var since = moment - DateTimeOffset.MinValue > TimeSpan.FromDays(days ?? DefaultDays) ? moment.AddDays(-(days ?? DefaultDays)) : DateTimeOffset.MinValue;
        var (first, last) = (from ?? MarkerRef.Parse("0"), to ?? MarkerRef.Parse("9999/999"));
        var gaps = new List<CoverageGap>();
        foreach (var code in actor.VisiblePairs().Where(code => pair is null || code == pair.Code))
        {
            var of = BorderPair.Parse(code);
            var line = LineCatalogue.Of(await database.LineFactsAsync(of, first, last, moment, cancellationToken));
            var facts = await database.CoverageFactsAsync([code], moment, cancellationToken);
            gaps.AddRange(Of(of, line.InServiceBetween(first, last), facts.Words, since));
        }

        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(ToCsv(gaps)) : TypedResults.Json(new CoverageGaps(gaps));
    }
}
