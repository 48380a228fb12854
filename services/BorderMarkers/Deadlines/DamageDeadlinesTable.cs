using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>What the pairs have agreed, and from when on it holds; a row for each agreement. Rows are never changed.</summary>
internal sealed class DamageDeadlinesTable : IReadModel<StandingTerms<DamageDeadlines>>
{
    public static SchemaPart Schema { get; } = new(
        "damage-deadlines",
        """
        create table damage_deadlines (
            pair text, revision int, in_force_from date not null, begins timestamptz not null, notice_days int not null, notification_days int not null,
            facts_days int not null, primary key (pair, revision));
        """);

    public static async Task<TermsInForce<DamageDeadlines>> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await database.ListAsync(
            "select pair, in_force_from, notice_days, notification_days, facts_days from damage_deadlines order by pair, revision",
            [],
            row => (
                Pair: BorderPair.Parse(row.GetString(0)),
                Terms: new DatedTerms<DamageDeadlines>(new DamageDeadlines(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), row.GetFieldValue<DateOnly>(1))),
            cancellationToken);
        return new TermsInForce<DamageDeadlines>(known.ToLookup(row => row.Pair, row => row.Terms), DamageDeadlinesOfPair.Default);
    }

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<DamageDeadlines> state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var agreed in events.Select(recorded => recorded.Data).OfType<DamageDeadlinesAgreed>())
        {
            batch.Add(
                "insert into damage_deadlines values ($1, $2, $3, $4, $5, $6, $7)",
                Sql.Value(state.Pair!.Code),
                Sql.Value(agreed.Revision),
                Sql.Value(agreed.InForceFrom),
                Sql.Value(BorderDay.StartOf(agreed.InForceFrom)),
                Sql.Value(agreed.Deadlines.NoticeDays),
                Sql.Value(agreed.Deadlines.NotificationDays),
                Sql.Value(agreed.Deadlines.FactsDays));
        }
    }
}
