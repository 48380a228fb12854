using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Progress;

/// <summary>The provinces that a section lies in, as they were named when it was defined.</summary>
internal sealed class SectionProvinceTable : IReadModel<Section>
{
    public static SchemaPart Schema { get; } = new(
        "section-provinces", "create table section_provinces (section_id uuid, province text, primary key (section_id, province));");

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Section state, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var province in events.Select(recorded => recorded.Data).OfType<SectionDefined>().SelectMany(defined => defined.Description.Provinces).Distinct())
        {
            batch.Add("insert into section_provinces values ($1, $2)", Sql.Value(stream.Id), Sql.Value(province));
        }
    }
}
