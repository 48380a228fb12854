using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>The deadlines by which a pair goes.</summary>
/// <param name="Id">Under which they are found once any have been proposed.</param>
/// <param name="Deadlines">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="InForceFrom">The day from which on they hold; none where the pair has agreed on nothing and the defaults hold.</param>
public sealed record DeadlinesSummary(Guid Id, BorderPair Pair, PatrolDeadlines Deadlines, DateOnly? InForceFrom);

internal static class DeadlinesListSlice
{
    private static readonly CsvColumns<DeadlinesSummary> Table = new(
        ("pair", summary => summary.Pair.Code),
        ("noticeDays", summary => Csv.Number(summary.Deadlines.NoticeDays)),
        ("answerDays", summary => Csv.Number(summary.Deadlines.AnswerDays)),
        ("minutesDays", summary => Csv.Number(summary.Deadlines.MinutesDays)),
        ("lateStartMinutes", summary => Csv.Number(summary.Deadlines.LateStartMinutes)),
        ("inForceFrom", summary => Csv.Day(summary.InForceFrom)));

    public static void MapDeadlinesList(this IEndpointRouteBuilder deadlines) => deadlines.MapQuery<Page<DeadlinesSummary>>(
        "/", ListAsync, "ListDeadlines",
        "The deadlines by which each of the party's pairs goes, agreed or by default, now or at any moment, as far as they had been agreed by now; also as CSV.")
        .ProducesCsv();

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Moment? at,
        Choice<TableFormat>? format,
        Actor actor,
        HttpContext http,
        TimeProvider clock,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await DeadlinesInForce.KnownAtAsync(database, now, cancellationToken);
        ImmutableArray<DeadlinesSummary> listed =
        [
            .. BorderPairs.Of(actor.Party)
                .Where(visible => pair is null || visible == pair)
                .Select(visible => new DeadlinesSummary(
                    DeadlinesOfPair.IdOf(visible), visible, known.Of(visible, at?.Time ?? now), known.AgreedBy(visible, at?.Time ?? now)?.InForceFrom)),
        ];
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Table.Write(listed)) : TypedResults.Json(new Page<DeadlinesSummary>(listed));
    }
}
