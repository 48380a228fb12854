using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// The units that are in the field at this moment, each once: no unit is in two patrols in progress
/// (domain notes: "Joint patrol", invariant 10).
/// </summary>
internal sealed class UnitsInField : IReadModel<Patrol>
{
    private const string Once = "units_in_field_once";

    public static SchemaPart Schema { get; } = new(
        "units_in_field",
        $"""
        create table units_in_field (party text not null, unit text not null, patrol_id uuid not null, constraint {Once} primary key (party, unit));
        create index units_in_field_patrol on units_in_field (patrol_id);
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection> { [Once] = PatrolRejections.UnitInField };

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is PatrolStarted)
            {
                var units = state.Teams.Values.SelectMany(declared => declared.Units(), (declared, unit) => (Party: declared.By.Code, Unit: unit.ToLowerInvariant())).ToArray();
                batch.Add(
                    "insert into units_in_field select party, unit, $3 from unnest($1, $2) as of_team (party, unit)",
                    Sql.Value(units.Select(unit => unit.Party).ToArray()),
                    Sql.Value(units.Select(unit => unit.Unit).ToArray()),
                    Sql.Value(stream.Id));
            }
            else if (recorded.Data is PatrolFieldCompleted or PatrolAborted)
            {
                batch.Add("delete from units_in_field where patrol_id = $1", Sql.Value(stream.Id));
            }
        }
    }
}
