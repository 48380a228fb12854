using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// The patrols that were held: a row for each that has closed, with the time of its last signature, so that whatever is counted from them can be
/// counted as of any moment.
/// </summary>
internal sealed class HeldPatrols : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "held_patrols",
        """
        create table held_patrols (
            patrol_id uuid primary key, pair text not null, closed_at timestamptz not null, chair text not null, chair_reason text, result text not null,
            reached text[] not null, missed text[] not null);
        create index held_patrols_pair on held_patrols (pair, closed_at);
        insert into held_patrols
            select p.id, p.pair, c.timestamp, p.chair, null, initcap(c.data ->> 'result'),
                coalesce((select array_agg(distinct i.data ->> 'marker') from mt_events i
                    where i.stream_id = p.id and i.type = 'joint-patrols.marker-inspected.v1' and i.data ->> 'condition' <> 'notReached'), '{}'),
                coalesce((select array_agg(missed) from mt_events f, jsonb_array_elements_text(f.data -> 'markersMissed') missed
                    where f.stream_id = p.id and f.type = 'joint-patrols.patrol-field-completed.v1'), '{}')
            from mt_events c join patrols p on p.id = c.stream_id where c.type = 'joint-patrols.patrol-closed.v1';
        """,
        "alter table held_patrols add column next_chair text");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (events.FirstOrDefault(recorded => recorded.Data is PatrolClosed) is not { } closed)
        {
            return;
        }

        var (terms, field) = (state.Terms, state.Field!);
        batch.Add(
            "insert into held_patrols values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            Sql.Value(stream.Id),
            Sql.Value(state.Pair!.Code),
            Sql.Value(closed.Time),
            Sql.Value(terms.Chair.Code),
            Sql.Text(terms.ChairReason),
            Sql.Value(field.Result.ToString()),
            Sql.Value(field.Reached.Select(marker => marker.ToString()).ToArray()),
            Sql.Value((field.Completed?.MarkersMissed ?? []).Select(marker => marker.ToString()).ToArray()),
            Sql.Text(state.Minutes!.NextPatrol?.Chair?.Code));
    }
}
