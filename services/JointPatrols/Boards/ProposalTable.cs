using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Plans;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>
/// The plans, deadlines and divisions into sectors that wait for somebody's word; a row for each change, with the time from which and until which it is the last one, so that any moment
/// can be asked for.
/// </summary>
internal sealed class ProposalTable : IReadModel<PatrolPlan>, IReadModel<StandingTerms<PatrolDeadlines>>, IReadModel<StandingTerms<SectorDivision>>
{
    /// <summary>Of a row, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "aggregate, id, pair, about, proposed_at, owed_by, begins, version";

    public static SchemaPart Schema { get; } = new(
        "open_proposals",
        """
        create table open_proposals (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, aggregate text not null, pair text not null,
            about text not null, proposed_at timestamptz not null, owed_by text[] not null, begins timestamptz,
            primary key (id, version));
        create index open_proposals_pair on open_proposals (pair, since);
        """);

    /// <summary>The same table, filled from the deadlines too; it has no steps of its own.</summary>
    public static SchemaPart OfDeadlines { get; } = new("open_proposals_of_deadlines");

    /// <summary>Likewise from the sectors.</summary>
    public static SchemaPart OfSectors { get; } = new("open_proposals_of_sectors");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, PatrolPlan state, IReadOnlyList<RecordedEvent> events) => Write(
        batch,
        events[^1],
        state.Pair!,
        state.Status == PatrolPlanStatus.Proposed ? state.Negotiation : null,
        events.LastOrDefault(recorded => recorded.Data is PatrolPlanProposed)?.Time,
        state.Year.ToString(CultureInfo.InvariantCulture),
        begins: null);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<PatrolDeadlines> state, IReadOnlyList<RecordedEvent> events) =>
        Write(batch, state, events[^1], events.LastOrDefault(recorded => recorded.Data is DeadlinesProposed)?.Time);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<SectorDivision> state, IReadOnlyList<RecordedEvent> events) =>
        Write(batch, state, events[^1], events.LastOrDefault(recorded => recorded.Data is SectorsProposed)?.Time);

    public static (StreamName Stream, BorderPair Pair, OpenProposal Proposal, long Version) Read(NpgsqlDataReader row) => (
        new StreamName(row.GetString(0), row.GetGuid(1)),
        BorderPair.Parse(row.GetString(2)),
        new OpenProposal(
            row.GetString(3),
            row.GetFieldValue<DateTimeOffset>(4),
            [.. row.GetFieldValue<string[]>(5).Select(Party.Parse)],
            row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6)),
        row.GetInt64(7));

    private static void Write<TTerms>(NpgsqlBatch batch, StandingTerms<TTerms> state, RecordedEvent last, DateTimeOffset? brought)
    {
        var proposed = state.Negotiation!.Terms;
        Write(
            batch, last, state.Pair!, state.IsOpen ? state.Negotiation : null, brought, proposed.InForceFrom.ToString("O", CultureInfo.InvariantCulture), proposed.Begins);
    }

    /// <param name="open">What is on the table; none when nothing is.</param>
    /// <param name="brought">When it was brought forward, where that is what was appended.</param>
    private static void Write<TTerms>(
        NpgsqlBatch batch, RecordedEvent last, BorderPair pair, Negotiation<TTerms>? open, DateTimeOffset? brought, string about, DateTimeOffset? begins)
    {
        batch.Add("update open_proposals set until = $2 where id = $1 and until is null", Sql.Value(last.Stream.Id), Sql.Value(last.Time));
        if (open is not null)
        {
            batch.Add(
                """
                insert into open_proposals
                select $1, $2, $3, null, $4, $5, $6, coalesce($7, (select proposed_at from open_proposals where id = $1 order by version desc limit 1)), $8, $9
                """,
                Sql.Value(last.Stream.Id),
                Sql.Value(last.Version),
                Sql.Value(last.Time),
                Sql.Value(last.Stream.Aggregate),
                Sql.Value(pair.Code),
                Sql.Value(about),
                Sql.Time(brought),
                Sql.Value(open.Parties.Except(open.ConfirmedBy).Select(party => party.Code).ToArray()),
                Sql.Time(begins));
        }
    }
}
