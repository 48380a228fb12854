using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>The table behind the list; a row for each remark, with the party whose own it is.</summary>
internal sealed class RemarkTable : IReadModel<Remark>
{
    public static SchemaPart Schema { get; } = new(
        "remarks",
        """
        create table remarks (
            id uuid primary key, version bigint not null, pair text not null, party text not null, status text not null, kind text not null,
            revision int not null, patrol_id uuid, marker text, quarter text, about text not null, content text not null);
        create index remarks_party on remarks (party, id);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Remark state, IReadOnlyList<RecordedEvent> events) => batch.Add(
        """
        insert into remarks values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set version = $2, status = $5, revision = $7, content = $12
        """,
        Sql.Value(stream.Id),
        Sql.Value(version),
        Sql.Value(state.Pair!.Code),
        Sql.Value(state.By.Code),
        Sql.Value(state.Status.ToString()),
        Sql.Value(state.Kind.ToString()),
        Sql.Value(state.Revision),
        Sql.Id(state.About.PatrolId),
        Sql.Text(state.About.Marker?.ToString()),
        Sql.Text(state.About.Quarter),
        Sql.Value(JsonSerializer.Serialize(state.About, ContractJson.Options)),
        Sql.Value(JsonSerializer.Serialize(state.Content, ContractJson.Options)));
}

internal static class RemarkListSlice
{
    public static void MapRemarkList(this IEndpointRouteBuilder remarks) => remarks.MapQuery<Page<RemarkDetails>>(
        "/", ListAsync, "ListRemarks", "The party's own remarks, oldest first, by pair, kind, status, and what they are about: a patrol, a marker, a quarter.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair,
        Choice<RemarkKind>? kind,
        Choice<RemarkStatus>? status,
        Guid? patrolId,
        MarkerRef? marker,
        string? quarter,
        Actor actor,
        PageRequest page,
        NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, status, kind, revision, about, content from remarks
            where party = $1 and ($2::text is null or pair = $2) and ($3::text is null or kind = $3) and ($4::text is null or status = $4)
              and ($5::uuid is null or patrol_id = $5) and ($6::text is null or marker = $6) and ($7::text is null or quarter = $7) and id > $8
            order by id limit $9
            """,
            [
                Sql.Value(actor.OwnOf()), Sql.Text(pair?.Code), Sql.Text(kind?.Value.ToString()), Sql.Text(status?.Value.ToString()), Sql.Id(patrolId),
                Sql.Text(marker?.ToString()), Sql.Text(quarter), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, remark => remark.Id.ToString());
    }

    private static RemarkDetails Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<RemarkStatus>(row.GetString(3)),
        Enum.Parse<RemarkKind>(row.GetString(4)),
        row.GetInt32(5),
        JsonSerializer.Deserialize<RemarkSubject>(row.GetString(6), ContractJson.Options)!,
        JsonSerializer.Deserialize<RemarkContent>(row.GetString(7), ContractJson.Options)!);
}
