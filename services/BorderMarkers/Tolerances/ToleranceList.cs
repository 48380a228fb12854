using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>The tolerance by which the measurements of a pair are compared.</summary>
/// <param name="Id">Under which it is found once one has been proposed.</param>
/// <param name="Tolerance">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="InForceFrom">The day from which on it holds; none where the pair has agreed on nothing and the default holds.</param>
public sealed record ToleranceSummary(Guid Id, BorderPair Pair, MeasurementTolerance Tolerance, DateOnly? InForceFrom);

internal static class ToleranceListSlice
{
    private static readonly CsvColumns<ToleranceSummary> Table = new(
        ("pair", summary => summary.Pair.Code),
        ("metres", summary => summary.Tolerance.Metres.ToString(CultureInfo.InvariantCulture)),
        ("inForceFrom", summary => Csv.Day(summary.InForceFrom)));

    public static void MapToleranceList(this IEndpointRouteBuilder tolerances) => tolerances.MapQuery<Page<ToleranceSummary>>(
        "/", ListAsync, "ListTolerances",
        "The tolerance by which each of the party's pairs goes, agreed or by default, now or at any moment, as far as it had been agreed by now; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var known = await TolerancesInForce.ReadAsync(database, cancellationToken);
        ImmutableArray<ToleranceSummary> listed =
        [
            .. BorderPairs.Of(actor.Party)
                .Where(visible => pair is null || visible == pair)
                .Select(visible => new ToleranceSummary(ToleranceOfPair.IdOf(visible), visible, known.Of(visible, moment), known.AgreedBy(visible, moment)?.InForceFrom)),
        ];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Table.Write(listed)) : TypedResults.Json(new Page<ToleranceSummary>(listed));
    }
}
