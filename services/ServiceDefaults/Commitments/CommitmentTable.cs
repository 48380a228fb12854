using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>The table behind the list; a row for each version, with the time from which and until which it is the last one, so that the list can be asked as of any moment.</summary>
public sealed class CommitmentTable : IReadModel<Commitment>
{
    /// <summary>Each service that follows commitments up has it in its own database.</summary>
    public static SchemaPart Schema { get; } = new(
        "commitments",
        """
        create table commitments (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, owners text[] not null,
            due_on date not null, overdue_from timestamptz not null, source text not null, terms text not null, revision int not null, pending text, ended text,
            primary key (id, version));
        create index commitments_pair on commitments (pair, due_on, id);
        """,
        "alter table commitments add column succeeded_by uuid");

    /// <summary>Those of a pair among some commitments that have not ended.</summary>
    public static async Task<IReadOnlyCollection<(Guid Id, BorderPair Pair)>> OpenAsync(NpgsqlDataSource database, Guid[] ids, CancellationToken cancellationToken) =>
        ids.Length == 0 ? [] : await database.ListAsync(
            "select id, pair from commitments where id = any($1) and until is null and ended is null",
            [Sql.Value(ids)],
            row => (row.GetGuid(0), BorderPair.Parse(row.GetString(1))),
            cancellationToken);

    /// <summary>Those among some commitments that have ended; none of them ever goes on again.</summary>
    public static async Task<IReadOnlyCollection<Guid>> EndedAsync(NpgsqlDataSource database, Guid[] ids, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "select id from commitments where id = any($1) and until is null and ended is not null", [Sql.Value(ids)], row => row.GetGuid(0), cancellationToken);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Commitment state, IReadOnlyList<RecordedEvent> events)
    {
        var time = events[^1].Time;
        batch.Add("update commitments set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(time));
        batch.Add(
            "insert into commitments values ($1, $2, $3, null, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Terms.Owners.Select(owner => owner.Code).ToArray()),
            Sql.Value(state.Terms.DueOn),
            Sql.Value(state.OverdueFrom),
            Sql.Value(JsonSerializer.Serialize(state.Source, ContractJson.Options)),
            Sql.Value(JsonSerializer.Serialize(state.Terms, ContractJson.Options)),
            Sql.Value(state.Revision),
            Sql.Text(state.Ended is null ? state.Ending?.Terms.End.ToString() : null),
            Sql.Text(state.Ended?.ToString()),
            Sql.Id(state.SuccessorId));
    }
}
