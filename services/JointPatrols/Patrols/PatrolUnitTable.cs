using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// The units of each patrol, as the terms on the table name them. The step takes over those of the streams that were there before, but PostgreSQL makes no letter
/// small that is not ASCII where its locale is C; so the table is filled once more from the streams.
/// </summary>
internal sealed class PatrolUnitTable : IReadModel<Patrol>
{
    public static SchemaPart Schema { get; } = new(
        "patrol_units",
        """
        create table patrol_units (patrol_id uuid not null, party text not null, unit text not null, unit_key text not null, primary key (patrol_id, party, unit_key));
        create index patrol_units_key on patrol_units (party, unit_key);
        insert into patrol_units
            select terms.stream_id, units ->> 'party', unit, lower(normalize(unit, nfd)) from (
                select distinct on (stream_id) stream_id, data from mt_events
                where type in ('joint-patrols.patrol-proposed.v1', 'joint-patrols.patrol-counter-proposed.v1') order by stream_id, version desc) as terms,
                jsonb_array_elements(terms.data -> 'terms' -> 'units') as units, jsonb_array_elements_text(units -> 'units') as unit
            on conflict do nothing
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (!events.Any(recorded => recorded.Data is PatrolProposed or PatrolCounterProposed))
        {
            return;
        }

        var units = state.Terms.Units.SelectMany(units => units.Units, (units, unit) => (Party: units.Party.Code, Unit: unit)).ToArray();
        batch.Add("delete from patrol_units where patrol_id = $1", Sql.Value(stream.Id));
        batch.Add(
            "insert into patrol_units select $1, party, unit, unit_key from unnest($2, $3, $4) as of_patrol (party, unit, unit_key)",
            Sql.Value(stream.Id),
            Sql.Value(units.Select(unit => unit.Party).ToArray()),
            Sql.Value(units.Select(unit => unit.Unit).ToArray()),
            Sql.Value(units.Select(unit => UnitName.Key(unit.Unit)).ToArray()));
    }
}
