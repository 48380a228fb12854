using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>A draft in a list.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in its <c>ETag</c>.</param>
/// <param name="Revision">The revision of what is prepared.</param>
/// <param name="Purpose">Why, where it is known.</param>
/// <param name="PatrolId">The patrol that came of it.</param>
public sealed record PatrolDraftSummary(Guid Id, long Version, BorderPair Pair, PatrolDraftStatus Status, int Revision, string? Purpose, Guid? PatrolId);

/// <summary>The table behind the list; a row for each draft, with the party whose own it is.</summary>
internal sealed class PatrolDraftTable : IReadModel<PatrolDraft>
{
    public static SchemaPart Schema { get; } = new(
        "patrol_drafts",
        """
        create table patrol_drafts (
            id uuid primary key, version bigint not null, pair text not null, party text not null, status text not null, revision int not null,
            purpose text, patrol_id uuid);
        create index patrol_drafts_party on patrol_drafts (party, id);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, PatrolDraft state, IReadOnlyList<RecordedEvent> events) => batch.Add(
        """
        insert into patrol_drafts values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do update set version = $2, status = $5, revision = $6, purpose = $7, patrol_id = $8
        """,
        Sql.Value(stream.Id),
        Sql.Value(version),
        Sql.Value(state.Pair!.Code),
        Sql.Value(state.By.Code),
        Sql.Value(state.Status.ToString()),
        Sql.Value(state.Revision),
        Sql.Text(state.Terms.Purpose),
        Sql.Id(state.PatrolId));
}

internal static class PatrolDraftListSlice
{
    public static void MapPatrolDraftList(this IEndpointRouteBuilder drafts) => drafts.MapQuery<Page<PatrolDraftSummary>>(
        "/", ListAsync, "ListPatrolDrafts", "The party's own drafts, oldest first, by pair and status; also as CSV.")
        .ProducesCsv();

    private static readonly CsvColumns<PatrolDraftSummary> Table = new(
        ("id", draft => draft.Id.ToString()),
        ("version", draft => Csv.Number(draft.Version)),
        ("pair", draft => draft.Pair.Code),
        ("status", draft => Csv.Name(draft.Status)),
        ("revision", draft => Csv.Number(draft.Revision)),
        ("purpose", draft => draft.Purpose ?? ""),
        ("patrolId", draft => draft.PatrolId?.ToString() ?? ""));

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<PatrolDraftStatus>? status,
        Choice<TableFormat>? format,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, status, revision, purpose, patrol_id from patrol_drafts
            where party = $1 and ($2::text is null or pair = $2) and ($3::text is null or status = $3) and id > $4
            order by id limit $5
            """,
            [Sql.Value(actor.OwnOf()), Sql.Text(pair?.Code), Sql.Text(status?.Value.ToString()), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1)],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString(), format?.Value, Table);
    }

    private static PatrolDraftSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<PatrolDraftStatus>(row.GetString(3)),
        row.GetInt32(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.IsDBNull(6) ? null : row.GetGuid(6));
}
