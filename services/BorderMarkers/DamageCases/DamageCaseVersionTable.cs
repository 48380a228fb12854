using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>
/// A row for each version of a damage case, with the time from which and until which it is the last one, so that the cases can be asked for as of any moment.
/// </summary>
internal sealed class DamageCaseVersionTable : IReadModel<DamageCase>
{
    public static SchemaPart Schema { get; } = new(
        "damage-case-versions",
        """
        create table damage_case_versions (
            id uuid not null, version bigint not null, since timestamptz not null, until timestamptz, pair text not null, marker text not null, status text not null,
            in_step_since timestamptz not null, opened_at timestamptz not null, revision int not null, category text not null, cause text, responsible text,
            found_at timestamptz not null, findings int not null, reminders int not null, starts_on date, ends_on date, notice text, witnesses text[] not null,
            primary key (id, version));
        create index damage_case_versions_pair on damage_case_versions (pair, id) where until is null;
        create index damage_case_versions_marker on damage_case_versions (pair, marker, id) where until is null;
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, DamageCase state, IReadOnlyList<RecordedEvent> events)
    {
        batch.Add("update damage_case_versions set until = $2 where id = $1 and until is null", Sql.Value(stream.Id), Sql.Value(events[^1].Time));
        batch.Add(
            """
            insert into damage_case_versions
            select $1, $2, $3, null::timestamptz, $4, $5, $6, case when last.status = $6 then last.in_step_since else $3 end, coalesce(last.opened_at, $3),
                $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
            from (select 1) as one left join damage_case_versions as last on last.id = $1 and last.version < $2
            order by last.version desc nulls last limit 1
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(events[^1].Time),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Marker.ToString()),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value((state.Facts?.Terms.Category ?? state.Findings[^1].Category).ToString()),
            Sql.Text((state.Facts?.Terms.Cause ?? state.Findings[^1].Cause)?.ToString()),
            Sql.Text(state.Responsible?.Code),
            Sql.Value(state.Findings[0].FoundAt),
            Sql.Value(state.Findings.Length),
            Sql.Value(state.Reminders.Length),
            Sql.Day(state.Notice?.Plan.StartsOn),
            Sql.Day(state.Notice?.Plan.EndsOn),
            Sql.Text(state.Notice is { } notice ? JsonSerializer.Serialize(notice, ContractJson.Options) : null),
            Sql.Value(state.Witnesses.Select(witness => witness.Party.Code).ToArray()));
    }
}
