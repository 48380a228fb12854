using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>A unit that is in the field with a patrol.</summary>
/// <param name="Key">Its name as it is compared.</param>
/// <param name="Pair">The pair of that patrol; nobody else may know of it.</param>
internal sealed record UnitInField(Party Party, string Key, Guid PatrolId, BorderPair Pair);

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
        """,
        """
        update units_in_field as old set unit = lower(normalize(unit, nfd)) where not exists (
            select from units_in_field as other where other.party = old.party and other.unit <> old.unit and lower(normalize(other.unit, nfd)) = lower(normalize(old.unit, nfd)));
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection> { [Once] = PatrolRejections.UnitUnavailable };

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is PatrolStarted)
            {
                var units = state.Teams.Values.SelectMany(declared => declared.Units(), (declared, unit) => (Party: declared.By.Code, Unit: UnitName.Key(unit))).ToArray();
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

internal static class UnitsInFieldLookup
{
    /// <summary>The units that are in the field with any other patrol, of whatever pair.</summary>
    public static async Task<ImmutableArray<UnitInField>> UnitsInFieldWithoutAsync(this NpgsqlDataSource database, Guid patrolId, CancellationToken cancellationToken) =>
        [.. await database.ListAsync(
            "select u.party, u.unit, u.patrol_id, p.pair from units_in_field as u join patrols as p on p.id = u.patrol_id where u.patrol_id <> $1",
            [Sql.Value(patrolId)],
            row => new UnitInField(Party.Parse(row.GetString(0)), row.GetString(1), row.GetGuid(2), BorderPair.Parse(row.GetString(3))),
            cancellationToken)];
}
