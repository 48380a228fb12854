using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using Npgsql;

namespace BorderCoordination.JointPatrols.Boards;

/// <summary>The table behind the boards; a row for each change, with the time from which and until which it is the last one, so that any moment can be asked for.</summary>
internal sealed class PatrolStandingTable : IReadModel<Patrol>
{
    /// <summary>Of a row, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "id, version, pair, status, section, starts_at, ends_at, units, owed_by, proposed_at, named_at, field_ended_at";

    public static SchemaPart Schema { get; } = new(
        "patrol_standings",
        """
        create table patrol_standings (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, status text not null, is_open boolean not null,
            section text not null, starts_at timestamptz not null, ends_at timestamptz not null, units text[] not null, unit_keys text[] not null, owed_by text[] not null,
            proposed_at timestamptz not null, named_at timestamptz not null, field_ended_at timestamptz,
            primary key (id, version));
        create index patrol_standings_open on patrol_standings (pair, since) where is_open;
        create index patrol_standings_window on patrol_standings (pair, starts_at) where until is null;
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Patrol state, IReadOnlyList<RecordedEvent> events)
    {
        if (!events.Any(recorded => PatrolStanding.IsChangedBy(recorded.Data)))
        {
            return;
        }

        var time = events[^1].Time;
        var units = state.Terms.Units.SelectMany(party => party.Units).ToArray();
        var brought = events.LastOrDefault(recorded => PatrolStanding.BringsTerms(recorded.Data))?.Time;
        batch.Add("update patrol_standings set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(time));
        batch.Add(
            """
            insert into patrol_standings
            select $1, $2, $3, null, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13, before.proposed_at), case when before.starts_at = $8 then before.named_at else $13 end, $14
            from (values (1)) as one left join (select * from patrol_standings where id = $1 order by version desc limit 1) as before on true
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Status.ToString()),
            Sql.Value(PatrolStanding.IsOpen(state.Status)),
            Sql.Value($"{state.Terms.From}–{state.Terms.To}"),
            Sql.Value(state.Terms.StartsAt),
            Sql.Value(state.Terms.EndsAt),
            Sql.Value(units),
            Sql.Value(units.Select(UnitName.Key).ToArray()),
            Sql.Value(PatrolStanding.OwedByOf(state).Select(party => party.Code).ToArray()),
            Sql.Time(brought),
            Sql.Time(state.Field?.EndedAt));
    }

    public static PatrolStanding Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt64(1),
        BorderPair.Parse(row.GetString(2)),
        Enum.Parse<PatrolStatus>(row.GetString(3)),
        row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetFieldValue<DateTimeOffset>(6),
        [.. row.GetFieldValue<string[]>(7)],
        [.. row.GetFieldValue<string[]>(8).Select(Party.Parse)],
        row.GetFieldValue<DateTimeOffset>(9),
        row.GetFieldValue<DateTimeOffset>(10),
        row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11));
}
