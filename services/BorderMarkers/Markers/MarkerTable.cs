using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>A row for each marker position.</summary>
internal sealed class MarkerTable : IReadModel<MarkerPosition>
{
    public static SchemaPart Schema { get; } = new(
        "markers",
        """
        create table markers (
            id uuid primary key, place text collate "C" not null unique, version bigint not null, pair text not null, number text not null,
            kind text not null, size text, status text not null, revision int not null, section_id uuid references sections, members int not null);
        create index markers_section on markers (section_id, place);
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, MarkerPosition state, IReadOnlyList<RecordedEvent> events)
    {
        var (number, kind, size, sectionId) = state.Identity;
        batch.Add(
            """
            insert into markers values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set version = $3, kind = $6, size = $7, status = $8, revision = $9, section_id = $10, members = $11
            """,
            Sql.Value(stream.Id),
            Sql.Value(PlaceOf(state.Pair!, number)),
            Sql.Value(version),
            Sql.Value(state.Pair!.Code),
            Sql.Value(number.ToString()),
            Sql.Value(kind.ToString()),
            Sql.Text(size?.ToString()),
            Sql.Value(state.Status.ToString()),
            Sql.Value(state.Revision),
            Sql.Id(sectionId),
            Sql.Value(state.Plan?.Members.Length ?? state.Entry!.Terms.Members.Length));
    }

    /// <summary>Sorts by pair and then as the markers are numbered along the line.</summary>
    public static string PlaceOf(BorderPair pair, MarkerRef number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{pair} {number.Main:D4}/{number.Auxiliary ?? 0:D3}");
}

internal static class MarkerLookup
{
    /// <summary>Whether the position that an auxiliary number belongs to is in the register. None is ever taken out of it.</summary>
    public static async Task<bool> KnowsMainMarkerAsync(this NpgsqlDataSource database, BorderPair pair, MarkerRef number, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            "select exists (select from markers where place = $1)",
            [Sql.Value(MarkerTable.PlaceOf(pair, MarkerRef.Parse(number.Main.ToString(System.Globalization.CultureInfo.InvariantCulture))))],
            row => row.GetBoolean(0),
            cancellationToken)).Single();
}
