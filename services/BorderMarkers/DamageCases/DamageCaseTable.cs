using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>A row for each damage case, and one for each marker whose case is open: that there is one only, the constraint holds.</summary>
internal sealed class DamageCaseTable : IReadModel<DamageCase>
{
    private const string OneOpenCase = "one_open_damage_case";

    public static SchemaPart Schema { get; } = new(
        "damage-cases",
        $"""
        create table damage_cases (
            id uuid primary key, version bigint not null, pair text not null, marker text not null, status text not null, revision int not null,
            category text not null, found_at timestamptz not null, findings int not null);
        create index damage_cases_pair on damage_cases (pair, id);
        create table open_damage_cases (pair text, marker text, case_id uuid not null unique, constraint {OneOpenCase} primary key (pair, marker));
        """);

    public IReadOnlyDictionary<string, Rejection> Guards { get; } = new Dictionary<string, Rejection> { [OneOpenCase] = DamageRejections.AlreadyOpen };

    public void Write(NpgsqlBatch batch, StreamName stream, long version, DamageCase state, IReadOnlyList<RecordedEvent> events)
    {
        if (events.Any(recorded => recorded.Data is DamageReported))
        {
            batch.Add(
                "insert into open_damage_cases values ($1, $2, $3)", Sql.Value(state.Pair!.Code), Sql.Value(state.Marker.ToString()), Sql.Value(stream.Id));
        }

        if (!state.IsOpen)
        {
            batch.Add("delete from open_damage_cases where case_id = $1", Sql.Value(stream.Id));
        }

        batch.Add(
            """
            insert into damage_cases values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (id) do update set version = $2, status = $5, revision = $6, category = $7, findings = $9
            """,
            Sql.Value(stream.Id),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(state.Marker.ToString()),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Value((state.Facts?.Terms.Category ?? state.Findings[^1].Category).ToString()),
            Sql.Value(state.Findings[0].FoundAt),
            Sql.Value(state.Findings.Length));
    }
}

/// <summary>The cases of one marker.</summary>
/// <param name="Open">The one that is open.</param>
/// <param name="Last">The last one that is over.</param>
internal readonly record struct CasesOfMarker(Guid? Open, Guid? Last);

internal static class CaseLookup
{
    public static async Task<CasesOfMarker> FindCasesAsync(this NpgsqlDataSource database, BorderPair pair, RegisteredMarker marker, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            """
            select (select case_id from open_damage_cases where pair = $1 and marker = any($2) order by case_id limit 1),
                (select id from damage_case_versions where pair = $1 and marker = any($2) and until is null and status in ('Closed', 'Unfounded') order by id desc limit 1)
            """,
            [Sql.Value(pair.Code), Sql.Value(marker.Spellings.Select(spelling => spelling.ToString()).ToArray())],
            row => new CasesOfMarker(row.IsDBNull(0) ? null : row.GetGuid(0), row.IsDBNull(1) ? null : row.GetGuid(1)),
            cancellationToken)).Single();
}
