using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace BorderCoordination.JointPatrols.Tracks;

/// <summary>Reads what was walked; every party of the pair may.</summary>
internal static class PatrolRouteSlice
{
    public static void MapPatrolRoute(this IEndpointRouteBuilder patrols)
    {
        patrols.MapDownload(
            "/{patrolId}/tracks", TracksAsync, "GetPatrolTracks", "The tracks of a patrol as GeoJSON: a feature for each device of each party, in the order of time; gaps are not joined.",
            [TrackReader.GeoJson]).Refuses(PatrolRejections.Unknown);
        patrols.MapDownload(
            "/{patrolId}/tracks.gpx", GpxAsync, "GetPatrolTracksAsGpx", "The tracks of a patrol as GPX 1.1, a segment for each line.", [TrackReader.Gpx])
            .Refuses(PatrolRejections.Unknown);
        patrols.MapDownload(
            "/{patrolId}/route", RouteAsync, "GetPatrolRoute",
            "The tracks of a patrol and its markers as GeoJSON; a marker has a geometry only where an upload gives its position in WGS 84.", [TrackReader.GeoJson])
            .Refuses(PatrolRejections.Unknown);
    }

    /// <summary>The ends of the section and whatever marker is spoken of, each once.</summary>
    public static ImmutableArray<RouteMarker> Markers(Patrol patrol, IReadOnlyDictionary<MarkerRef, TrackedMarker> places)
    {
        var said = patrol.Field?.Statements.Select(statement => statement.Said).ToImmutableArray() ?? [];
        return
        [
            .. said.Select(statement => statement.Marker).Prepend(patrol.Terms.To).Prepend(patrol.Terms.From).Distinct().Select(marker => new RouteMarker(
                marker, places.TryGetValue(marker, out var place) ? place : null, said.RemoveAll(statement => statement.Marker != marker))),
        ];
    }

    private static async Task<IResult> TracksAsync(Guid patrolId, [FromServices] IEventStore store, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await FindAsync(patrolId, store, actor, cancellationToken) is null
            ? Problems.Of(PatrolRejections.Unknown)
            : TypedResults.Bytes(GeoJsonWriter.Write(await database.TracksAsync(patrolId, cancellationToken), []), TrackReader.GeoJson);

    private static async Task<IResult> GpxAsync(Guid patrolId, [FromServices] IEventStore store, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken) =>
        await FindAsync(patrolId, store, actor, cancellationToken) is null
            ? Problems.Of(PatrolRejections.Unknown)
            : TypedResults.Bytes(GpxWriter.Write(await database.TracksAsync(patrolId, cancellationToken)), TrackReader.Gpx);

    private static async Task<IResult> RouteAsync(Guid patrolId, [FromServices] IEventStore store, Actor actor, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (await FindAsync(patrolId, store, actor, cancellationToken) is not { } patrol)
        {
            return Problems.Of(PatrolRejections.Unknown);
        }

        var (tracks, places) = (await database.TracksAsync(patrolId, cancellationToken), await database.TrackedMarkersAsync(patrolId, cancellationToken));
        return TypedResults.Bytes(GeoJsonWriter.Write(tracks, Markers(patrol, places)), TrackReader.GeoJson);
    }

    /// <summary>A patrol that the caller may know of.</summary>
    private static async Task<Patrol?> FindAsync(Guid patrolId, IEventStore store, Actor actor, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(Patrol.Stream(patrolId), StreamLimit.None, cancellationToken);
        var patrol = Patrol.Decider.Fold(events.Select(recorded => (PatrolEvent)recorded.Data));
        return patrol.Pair is { } pair && actor.MaySee(pair) ? patrol : null;
    }
}
