using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.EventStore;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.BorderMarkers.Features;

/// <summary>A row for each physical marker, standing or planned, with its coordinates in whatever frame they are.</summary>
internal sealed class PhysicalMarkerTable : IReadModel<MarkerPosition>
{
    public static SchemaPart Schema { get; } = new(
        "physical-markers",
        """
        create table physical_markers (
            position_id uuid, member int, place text collate "C" not null unique, pair text not null, number text not null, kind text not null, size text,
            status text not null, revision int not null, section_id uuid, territory text, responsible text, built_by text, stands_since date, described text,
            stretch_kilometres numeric, origin text, reference text, latitude double precision, longitude double precision,
            wgs84_latitude double precision, wgs84_longitude double precision, reference_frame text, elevation double precision, epoch double precision,
            method text, accuracy_metres double precision, coordinates_from text, primary key (position_id, member));
        create index physical_markers_wgs84 on physical_markers (wgs84_longitude, wgs84_latitude);
        """,
        """
        alter table physical_markers add column planned boolean not null default false;
        update physical_markers set planned = exists (
            select from mt_events where stream_id = position_id and type = 'border-markers.marker-position-planned.v1');
        """,
        """
        alter table physical_markers add column last_seen timestamptz, add column condition text;
        update physical_markers set last_seen = seen_at, condition = found
        from (
            select distinct on (stream_id, data ->> 'marker') stream_id, (data #>> '{sighting,seenAt}')::timestamptz as seen_at,
                upper(left(data #>> '{sighting,condition}', 1)) || substr(data #>> '{sighting,condition}', 2) as found,
                coalesce(substring(data ->> 'marker' from '[(](.)[)]')::int, 1) as seen_member
            from mt_events where type = 'border-markers.marker-seen.v1' order by stream_id, data ->> 'marker', version desc) as seen
        where stream_id = position_id and seen_member = member;
        """,
        """
        alter table physical_markers add column unnumbered boolean not null default false;
        update physical_markers set unnumbered = true where number = '0' and exists (
            select from mt_events where stream_id = position_id and 'true' in (data #>> '{plan,unnumbered}', data #>> '{entry,unnumbered}'));
        """);

    public void Write(NpgsqlBatch batch, StreamName stream, long version, MarkerPosition state, IReadOnlyList<RecordedEvent> events)
    {
        PhysicalMarker[] markers = [.. PhysicalMarker.Of(stream.Id, state)];
        batch.Add("delete from physical_markers where position_id = $1 and member > $2", Sql.Value(stream.Id), Sql.Value(markers.Length));
        foreach (var marker in markers)
        {
            Describe(batch, marker);
            Locate(batch, marker);
            batch.Add(
                "update physical_markers set planned = $3, last_seen = $4, condition = $5, unnumbered = $6 where position_id = $1 and member = $2",
                Sql.Value(marker.PositionId),
                Sql.Value(marker.Member),
                Sql.Value(state.Plan is not null),
                Sql.Time(marker.LastSeen?.SeenAt),
                Sql.Text(marker.LastSeen?.Condition.ToString()),
                Sql.Value(marker.Unnumbered));
        }
    }

    private static void Describe(NpgsqlBatch batch, PhysicalMarker marker) => batch.Add(
        """
        insert into physical_markers values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        on conflict (position_id, member) do update set kind = $6, size = $7, status = $8, revision = $9, section_id = $10, territory = $11, responsible = $12,
            built_by = $13, stands_since = $14, described = $15, stretch_kilometres = $16, origin = $17, reference = $18
        """,
        Sql.Value(marker.PositionId),
        Sql.Value(marker.Member),
        Sql.Value($"{MarkerTable.PlaceOf(marker.Pair, marker.Number)} {marker.Member}"),
        Sql.Value(marker.Pair.Code),
        Sql.Value(marker.Number.ToString()),
        Sql.Value(marker.Kind.ToString()),
        Sql.Text(marker.Size?.ToString()),
        Sql.Value(marker.Status.ToString()),
        Sql.Value(marker.Revision),
        Sql.Id(marker.SectionId),
        Sql.Text(marker.Territory?.Code),
        Sql.Text(marker.Responsible?.Code),
        Sql.Text(marker.BuiltBy?.Code),
        new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)marker.StandsSince ?? DBNull.Value },
        Sql.Text(marker.Place),
        Sql.Exact(marker.StretchKilometres),
        Sql.Text(marker.Source?.Origin.ToString()),
        Sql.Text(marker.Source?.Reference));

    /// <summary>What was measured for the signed dossier stays: what is measured later changes no dossier.</summary>
    private static void Locate(NpgsqlBatch batch, PhysicalMarker marker)
    {
        var (point, from) = marker.Coordinates;
        var wgs84 = point is not null && Wgs84.Is(point.ReferenceFrame) ? point : null;
        batch.Add(
            $"""
            update physical_markers set latitude = $3, longitude = $4, wgs84_latitude = $5, wgs84_longitude = $6, reference_frame = $7, elevation = $8, epoch = $9,
                method = $10, accuracy_metres = $11, coordinates_from = $12
            where position_id = $1 and member = $2 and (coordinates_from is distinct from '{CoordinateSource.Measurement}' or $12 = '{CoordinateSource.Agreed}')
            """,
            Sql.Value(marker.PositionId),
            Sql.Value(marker.Member),
            Real(point?.Latitude),
            Real(point?.Longitude),
            Real(wgs84?.Latitude),
            Real(wgs84?.Longitude),
            Sql.Text(point?.ReferenceFrame),
            Real(point is null ? marker.Elevation : point.Elevation),
            Real(point?.Epoch),
            Sql.Text(point?.Method),
            Real(point?.AccuracyMetres),
            Sql.Text(from?.ToString()));
    }

    private static NpgsqlParameter Real(double? value) => new() { NpgsqlDbType = NpgsqlDbType.Double, Value = (object?)value ?? DBNull.Value };
}

/// <summary>Which frames are WGS 84; a point in any other one is never passed off as such.</summary>
internal static class Wgs84
{
    /// <summary>By its names and codes, whichever realization.</summary>
    public static bool Is(string frame) =>
        frame.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() is var name
        && (name is "WGS84" or "EPSG:4326" or "EPSG:4979" or "OGC:CRS84" || name.StartsWith("WGS84(", StringComparison.Ordinal));
}
