using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>
/// Which deadlines a pair goes by at a moment. A deadline is counted by those in force at the moment from which on it runs: what is agreed later never
/// moves it. Agreements are made before they hold, so the answer for a moment that has come may be asked for beforehand.
/// </summary>
/// <param name="agreed">Of each pair in the order in which it was agreed.</param>
internal sealed class DeadlinesInForce(ILookup<BorderPair, DatedTerms<PatrolDeadlines>> agreed)
{
    /// <summary>By what had been agreed at a moment; by everything when none is given.</summary>
    public static async Task<DeadlinesInForce> KnownAtAsync(NpgsqlDataSource database, DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        var known = await database.ListAsync(
            """
            select pair, in_force_from, notice_days, answer_days, minutes_days, late_start_minutes from deadlines
            where $1::timestamptz is null or agreed_at <= $1 order by pair, revision
            """,
            [Sql.Time(moment)],
            Read,
            cancellationToken);
        return new DeadlinesInForce(known.ToLookup(row => row.Pair, row => row.Agreed));
    }

    /// <summary>What the pair has agreed that holds at the moment; none where that are the defaults.</summary>
    public DatedTerms<PatrolDeadlines>? AgreedBy(BorderPair pair, DateTimeOffset moment) =>
        StandingTerms<PatrolDeadlines>.InForce(agreed[pair], moment);

    public PatrolDeadlines Of(BorderPair pair, DateTimeOffset moment) => AgreedBy(pair, moment)?.Terms ?? PatrolDeadlineRules.Default;

    private static (BorderPair Pair, DatedTerms<PatrolDeadlines> Agreed) Read(NpgsqlDataReader row) => (
        BorderPair.Parse(row.GetString(0)),
        new(new PatrolDeadlines(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)), row.GetFieldValue<DateOnly>(1)));
}
