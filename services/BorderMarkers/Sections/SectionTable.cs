using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Sections;

/// <summary>What another rule needs to know of a section. It never changes back, so that reading it beforehand is safe.</summary>
internal sealed record KnownSection(BorderPair Pair, SectionStatus Status);

/// <summary>A row for each section.</summary>
internal sealed class SectionTable : IReadModel<Section>
{
    public static SchemaPart Schema { get; } = new(
        "sections",
        """
        create table sections (
            id uuid primary key, place text collate "C" not null unique, version bigint not null, pair text not null, code text not null, name text not null,
            status text not null, revision int not null, from_marker text, to_marker text, length_kilometres numeric, part_of uuid references sections);
        create index sections_pair on sections (pair, place);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, Section state, IReadOnlyList<RecordedEvent> events) => batch.Add(
        """
        insert into sections values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do update set version = $3, status = $7, revision = $8
        """,
        Sql.Value(stream.Id),
        Sql.Value($"{state.Pair} {state.Code}"),
        Sql.Value(version),
        Sql.Value(state.Pair!.Code),
        Sql.Value(state.Code),
        Sql.Value(state.Description.Name),
        Sql.Value(state.Status.ToString()),
        Sql.Value(state.Revision),
        Sql.Text(state.Description.From?.ToString()),
        Sql.Text(state.Description.To?.ToString()),
        Sql.Exact(state.Description.LengthKilometres),
        Sql.Id(state.Description.PartOf));
}

internal static class SectionLookup
{
    /// <summary>A section by its id, whoever asks; what a caller may see of it is another question.</summary>
    public static async Task<KnownSection?> FindSectionAsync(this NpgsqlDataSource database, Guid? sectionId, CancellationToken cancellationToken) =>
        sectionId is not { } id
            ? null
            : (await database.ListAsync(
                "select pair, status from sections where id = $1",
                [Sql.Value(id)],
                row => new KnownSection(BorderPair.Parse(row.GetString(0)), Enum.Parse<SectionStatus>(row.GetString(1))),
                cancellationToken)).SingleOrDefault();
}
