using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>What one device of a party recorded of a patrol, all pieces together.</summary>
internal sealed record DeviceTrack(Party Party, string Device, ImmutableArray<TrackPoint> Points);

/// <summary>
/// The points of the tracks, and where markers stand by them. Written in the transaction of the event, which carries their hash: they are too many for it.
/// </summary>
internal static class TrackTable
{
    public static SchemaPart Schema { get; } = new(
        "patrol_tracks",
        """
        create table patrol_track_points (
            patrol_id uuid not null, party text not null, device text not null, at timestamptz not null, latitude double precision not null,
            longitude double precision not null, elevation double precision, begins boolean not null, primary key (patrol_id, party, device, at));
        create table patrol_track_markers (
            patrol_id uuid not null, marker text not null, party text not null, device text not null, latitude double precision not null,
            longitude double precision not null, primary key (patrol_id, marker, party, device));
        """);

    /// <summary>The same moment of the same device is one point, however often it is uploaded; of a marker the last upload counts.</summary>
    public static void Write(NpgsqlBatch batch, Guid patrolId, Party party, string device, TrackReading track)
    {
        batch.Add(
            """
            insert into patrol_track_points
            select $1, $2, $3, at, latitude, longitude, elevation, begins from unnest($4, $5, $6, $7, $8) as of_track (at, latitude, longitude, elevation, begins)
            on conflict do nothing
            """,
            Sql.Value(patrolId),
            Sql.Value(party.Code),
            Sql.Value(device),
            Sql.Value(track.Points.Select(point => point.At.UtcDateTime).ToArray()),
            Sql.Value(track.Points.Select(point => point.Latitude).ToArray()),
            Sql.Value(track.Points.Select(point => point.Longitude).ToArray()),
            Sql.Value(track.Points.Select(point => point.Elevation).ToArray()),
            Sql.Value(track.Points.Select(point => point.Begins).ToArray()));
        batch.Add(
            """
            insert into patrol_track_markers
            select $1, marker, $2, $3, latitude, longitude from unnest($4, $5, $6) as of_track (marker, latitude, longitude)
            on conflict (patrol_id, marker, party, device) do update set latitude = excluded.latitude, longitude = excluded.longitude
            """,
            Sql.Value(patrolId),
            Sql.Value(party.Code),
            Sql.Value(device),
            Sql.Value(track.Markers.Select(marked => marked.Marker.ToString()).ToArray()),
            Sql.Value(track.Markers.Select(marked => marked.Latitude).ToArray()),
            Sql.Value(track.Markers.Select(marked => marked.Longitude).ToArray()));
    }

    /// <summary>The tracks of a patrol by party and device, each in the order of time.</summary>
    public static async Task<ImmutableArray<DeviceTrack>> TracksAsync(this NpgsqlDataSource database, Guid patrolId, CancellationToken cancellationToken)
    {
        var points = await database.ListAsync(
            """
            select party, device, at, latitude, longitude, elevation, begins from patrol_track_points
            where patrol_id = $1 order by party collate "C", device collate "C", at
            """,
            [Sql.Value(patrolId)],
            row => (
                Party: row.GetString(0),
                Device: row.GetString(1),
                Point: new TrackPoint(
                    row.GetFieldValue<DateTimeOffset>(2), row.GetDouble(3), row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.GetBoolean(6))),
            cancellationToken);
        return [.. points.GroupBy(point => (point.Party, point.Device), (key, group) => new DeviceTrack(Party.Parse(key.Party), key.Device, [.. group.Select(point => point.Point)]))];
    }

    /// <summary>Where the markers of a patrol stand by its tracks, one place for each.</summary>
    public static async Task<IReadOnlyDictionary<MarkerRef, TrackedMarker>> TrackedMarkersAsync(
        this NpgsqlDataSource database, Guid patrolId, CancellationToken cancellationToken)
    {
        var markers = await database.ListAsync(
            """
            select distinct on (marker) marker, latitude, longitude from patrol_track_markers
            where patrol_id = $1 order by marker, party collate "C", device collate "C"
            """,
            [Sql.Value(patrolId)],
            row => new TrackedMarker(MarkerRef.Parse(row.GetString(0)), row.GetDouble(1), row.GetDouble(2)),
            cancellationToken);
        return markers.ToDictionary(marked => marked.Marker);
    }
}
