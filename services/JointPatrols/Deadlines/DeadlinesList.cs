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
    private static readonly ImmutableArray<string> Heads = ["pair", "noticeDays", "answerDays", "minutesDays", "lateStartMinutes", "inForceFrom"];

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
        return Csv.IsWanted(http, format?.Value) ? Csv.Answer(Csv.Write(Heads, listed.Select(Row))) : TypedResults.Json(new Page<DeadlinesSummary>(listed));
    }

    private static IEnumerable<string> Row(DeadlinesSummary summary) =>
    [
        summary.Pair.Code,
        Csv.Number(summary.Deadlines.NoticeDays),
        Csv.Number(summary.Deadlines.AnswerDays),
        Csv.Number(summary.Deadlines.MinutesDays),
        Csv.Number(summary.Deadlines.LateStartMinutes),
        Csv.Day(summary.InForceFrom),
    ];
}
