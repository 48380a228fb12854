using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;
using Npgsql;

namespace BorderCoordination.JointPatrols.Coverage;

/// <summary>
/// What patrols have agreed, seen and covered: a row for each event, as it was recorded, so that a report as of a moment leaves out what came later. The steps
/// take over what streams hold that were there before.
/// </summary>
internal sealed class CoverageTables : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "coverage",
        """
        create table patrol_agreements (
            patrol_id uuid not null, version bigint not null, recorded_at timestamptz not null, pair text not null, revision int not null, quarter text not null,
            from_marker text not null, to_marker text not null, primary key (patrol_id, version));
        create index patrol_agreements_pair on patrol_agreements (pair);
        insert into patrol_agreements
            select e.stream_id, e.version, e.timestamp, p.data ->> 'pair', (e.data ->> 'revision')::int,
                substr(e.data -> 'terms' ->> 'startsAt', 1, 4) || '-Q' || (substr(e.data -> 'terms' ->> 'startsAt', 6, 2)::int + 2) / 3,
                e.data -> 'terms' ->> 'from', e.data -> 'terms' ->> 'to'
            from mt_events as e join mt_events as p on p.stream_id = e.stream_id and p.version = 1 where e.type = 'joint-patrols.patrol-agreed.v1';
        create table patrol_completions (
            patrol_id uuid primary key, recorded_at timestamptz not null, pair text not null, length_km numeric not null);
        create index patrol_completions_pair on patrol_completions (pair);
        insert into patrol_completions
            select e.stream_id, e.timestamp, p.data ->> 'pair', (e.data ->> 'lengthKm')::numeric
            from mt_events as e join mt_events as p on p.stream_id = e.stream_id and p.version = 1 where e.type = 'joint-patrols.patrol-field-completed.v1';
        create table patrol_inspections (
            patrol_id uuid not null, version bigint not null, recorded_at timestamptz not null, pair text not null, marker text not null, party text not null,
            seen_at timestamptz not null, condition text not null, reason text, primary key (patrol_id, version));
        create index patrol_inspections_pair on patrol_inspections (pair);
        insert into patrol_inspections
            select e.stream_id, e.version, e.timestamp, p.data ->> 'pair', e.data ->> 'marker', e.data ->> 'by',
                coalesce((e.data ->> 'at')::timestamptz, e.timestamp), upper(left(e.data ->> 'condition', 1)) || substr(e.data ->> 'condition', 2), e.data ->> 'reason'
            from mt_events as e join mt_events as p on p.stream_id = e.stream_id and p.version = 1 where e.type = 'joint-patrols.marker-inspected.v1'
        """,
        "alter table patrol_agreements add column plan_id uuid, add column plan_item text");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            switch (recorded.Data)
            {
                case PatrolAgreed agreed:
                    Add(
                        "patrol_agreements", recorded.Version, Sql.Value(agreed.Revision), Sql.Value(Quarter.Of(agreed.Terms.StartsAt)), Sql.Value(agreed.Terms.From.ToString()),
                        Sql.Value(agreed.Terms.To.ToString()), Sql.Id(agreed.Terms.PlanItem?.PlanId), Sql.Text(agreed.Terms.PlanItem?.Item));
                    break;
                case PatrolFieldCompleted completed:
                    batch.Add("insert into patrol_completions values ($1, $2, $3, $4)", Sql.Value(stream.Id), Sql.Value(recorded.Time), Sql.Value(state.Pair!.Code), Sql.Value(completed.LengthKm));
                    break;
                case MarkerInspected said:
                    Add(
                        "patrol_inspections", recorded.Version, Sql.Value(said.Marker.ToString()), Sql.Value(said.By.Code), Sql.Value(said.At ?? recorded.Time),
                        Sql.Value(said.Condition.ToString()), Sql.Text(said.Reason));
                    break;
                default:
                    break;
            }

            void Add(string table, long at, params NpgsqlParameter[] values) => batch.Add(
                $"insert into {table} values ($1, $2, $3, $4, {string.Join(", ", values.Select((_, index) => $"${index + 5}"))})",
                [Sql.Value(stream.Id), Sql.Value(at), Sql.Value(recorded.Time), Sql.Value(state.Pair!.Code), .. values]);
        }
    }
}
