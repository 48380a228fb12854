using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>A joint inspection in a list.</summary>
/// <param name="InspectedAt">When the parties were done; the list has it in UTC.</param>
/// <param name="Markers">How many markers were inspected.</param>
public sealed record JointInspectionSummary(
    Guid Id,
    long Version,
    BorderPair Pair,
    Guid SectionId,
    JointInspectionStatus Status,
    int Revision,
    DateTimeOffset InspectedAt,
    string Record,
    int Markers);

internal static class JointInspectionListSlice
{
    public static void MapJointInspectionList(this IEndpointRouteBuilder inspections) => inspections.MapQuery<Page<JointInspectionSummary>>(
        "/", ListAsync, "ListJointInspections", "The joint inspections of the party's pairs, in the order in which they were stated; by pair, section and status.");

    private static async Task<IResult> ListAsync(
        BorderPair? pair, Guid? section, Choice<JointInspectionStatus>? status, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            """
            select id, version, pair, section_id, status, revision, inspected_at, record, markers from joint_inspections
            where pair = any($1) and ($2::text is null or pair = $2) and ($3::uuid is null or section_id = $3) and ($4::text is null or status = $4) and id > $5
            order by id limit $6
            """,
            [
                Sql.Value(actor.VisiblePairs()), Sql.Text(pair?.Code), Sql.Id(section), Sql.Text(status?.Value.ToString()),
                Sql.Value(page.AfterId), Sql.Value(page.Limit + 1),
            ],
            Read,
            cancellationToken);
        return page.Answer(found, summary => summary.Id.ToString());
    }

    private static JointInspectionSummary Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        row.GetGuid(3),
        Enum.Parse<JointInspectionStatus>(row.GetString(4)),
        row.GetInt32(5),
        row.GetFieldValue<DateTimeOffset>(6),
        row.GetString(7),
        row.GetInt32(8));
}

/// <summary>A row for each joint inspection.</summary>
internal sealed class JointInspectionTable : IReadModel<InspectionOfSection>
{
    public static SchemaPart Schema { get; } = new(
        "joint-inspections",
        """
        create table joint_inspections (
            id uuid primary key, version bigint not null, pair text not null, section_id uuid not null references sections, status text not null,
            revision int not null, inspected_at timestamptz not null, record text not null, markers int not null);
        create index joint_inspections_section on joint_inspections (section_id, id);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, InspectionOfSection state, IReadOnlyList<RecordedEvent> events)
    {
        var stated = state.Stated.Terms;
        batch.Add(
            """
            insert into joint_inspections values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set version = $2, section_id = $4, status = $5, revision = $6, inspected_at = $7, record = $8, markers = $9
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(stated.SectionId),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value(stated.InspectedAt),
            Sql.Value(stated.Record),
            Sql.Value(stated.Markers.Length));
    }
}
