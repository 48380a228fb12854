using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>The deadlines by which the damage cases of a pair go.</summary>
/// <param name="Id">Under which they are found once any have been proposed.</param>
/// <param name="Deadlines">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="InForceFrom">The day from which on they hold; none where the pair has agreed on nothing and the defaults hold.</param>
public sealed record DamageDeadlinesSummary(Guid Id, BorderPair Pair, DamageDeadlines Deadlines, DateOnly? InForceFrom);

internal static class DamageDeadlinesListSlice
{
    private static readonly CsvColumns<DamageDeadlinesSummary> Table = new(
        ("pair", summary => summary.Pair.Code),
        ("noticeDays", summary => Csv.Number(summary.Deadlines.NoticeDays)),
        ("notificationDays", summary => Csv.Number(summary.Deadlines.NotificationDays)),
        ("factsDays", summary => Csv.Number(summary.Deadlines.FactsDays)),
        ("inForceFrom", summary => Csv.Day(summary.InForceFrom)));

    public static void MapDamageDeadlinesList(this IEndpointRouteBuilder deadlines) => deadlines.MapQuery<Page<DamageDeadlinesSummary>>(
        "/", ListAsync, "ListDamageDeadlines",
        "The deadlines by which the damage cases of each of the party's pairs go, agreed or by default, now or at any moment, as far as they had been agreed by now; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Moment? at, Choice<TableFormat>? format, Actor actor, HttpContext http, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var moment = at?.Time ?? clock.GetUtcNow();
        var known = await DamageDeadlinesTable.ReadAsync(database, cancellationToken);
        ImmutableArray<DamageDeadlinesSummary> listed =
        [
            .. BorderPairs.Of(actor.Party)
                .Where(visible => pair is null || visible == pair)
                .Select(visible => new DamageDeadlinesSummary(
                    DamageDeadlinesOfPair.IdOf(visible), visible, known.Of(visible, moment), known.AgreedBy(visible, moment)?.InForceFrom)),
        ];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Table.Write(listed)) : TypedResults.Json(new Page<DamageDeadlinesSummary>(listed));
    }
}
