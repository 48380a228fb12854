using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>What the pairs have agreed, and when; a row for each agreement. Rows are never changed.</summary>
internal sealed class DeadlinesTable : IReadModel<StandingTerms<PatrolDeadlines>>
{
    public static SchemaPart Schema { get; } = new(
        "deadlines",
        """
        create table deadlines (
            pair text not null, revision int not null, agreed_at timestamptz not null, in_force_from date not null, begins timestamptz not null,
            notice_days int not null, answer_days int not null, minutes_days int not null, late_start_minutes int not null,
            primary key (pair, revision));
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<PatrolDeadlines> state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is DeadlinesAgreed agreed)
            {
                batch.Add(
                    "insert into deadlines values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    Sql.Value(state.Pair!.Code),
                    Sql.Value(agreed.Revision),
                    Sql.Value(recorded.Time),
                    Sql.Value(agreed.InForceFrom),
                    Sql.Value(BorderDay.StartOf(agreed.InForceFrom)),
                    Sql.Value(agreed.Deadlines.NoticeDays),
                    Sql.Value(agreed.Deadlines.AnswerDays),
                    Sql.Value(agreed.Deadlines.MinutesDays),
                    Sql.Value(agreed.Deadlines.LateStartMinutes));
            }
        }
    }
}
