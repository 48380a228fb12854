using System.Text.Json;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>
/// The divisions that the pairs have agreed on, and when; a row for each agreement, and one for each of its sectors. Rows are never changed. <c>marker_place</c> is
/// <see cref="SectorRules.PlaceOf"/> for what other tables keep of markers.
/// </summary>
internal sealed class SectorsTable : IReadModel<StandingTerms<SectorDivision>>
{
    public static SchemaPart Schema { get; } = new(
        "sectors",
        """
        create table sector_divisions (
            pair text not null, revision int not null, agreed_at timestamptz not null, in_force_from date not null, division text not null,
            primary key (pair, revision));
        create table sector_extents (
            pair text not null, revision int not null, name text not null, first_place int not null, last_place int not null,
            primary key (pair, revision, first_place));
        create function marker_place(marker text) returns int language sql immutable as $$
            select substring(marker from '^[0-9]+')::int * 1000 + coalesce(substring(marker from '^[0-9]+/([0-9]+)')::int, 0)
        $$;
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, StandingTerms<SectorDivision> state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (recorded.Data is SectorsAgreed agreed)
            {
                var extents = agreed.Division.Extents();
                batch.Add(
                    "insert into sector_divisions values ($1, $2, $3, $4, $5)",
                    Sql.Value(state.Pair!.Code),
                    Sql.Value(agreed.Revision),
                    Sql.Value(recorded.Time),
                    Sql.Value(agreed.InForceFrom),
                    Sql.Value(JsonSerializer.Serialize(agreed.Division, ContractJson.Options)));
                batch.Add(
                    "insert into sector_extents select $1, $2, sector.* from unnest($3::text[], $4::int[], $5::int[]) as sector",
                    Sql.Value(state.Pair.Code),
                    Sql.Value(agreed.Revision),
                    Sql.Value(extents.Select(sector => sector.Name).ToArray()),
                    Sql.Value(extents.Select(sector => sector.First).ToArray()),
                    Sql.Value(extents.Select(sector => sector.Last).ToArray()));
            }
        }
    }
}
