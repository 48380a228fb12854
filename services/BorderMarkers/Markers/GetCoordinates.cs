using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Where one marker stands by every party's word.</summary>
/// <param name="Marker">Which marker, with its member where the number has several.</param>
/// <param name="Point">As agreed last, or as the Joint Committee has had it planted since; absent where there is none.</param>
public sealed record AgreedPlace(MarkerRef Marker, GeodeticPoint? Point);

internal static class GetCoordinatesSlice
{
    public static void MapCoordinates(this IEndpointRouteBuilder markers) => markers.MapQuery<IReadOnlyList<AgreedPlace>>(
        "/{markerId}/coordinates", ReadAsync, "GetCoordinates",
        "Where the markers of a position stand by every party's word; with frame, in that frame, which is refused where no conversion is exact.")
        .Refuses(MarkerRejections.Unknown, CoordinateRejections.ConversionNotExact);

    private static async Task<IResult> ReadAsync(Guid markerId, string? frame, Actor actor, IEventStore store, CancellationToken cancellationToken)
    {
        var events = await store.ReadStreamAsync(MarkerPosition.Stream(markerId), StreamLimit.None, cancellationToken);
        var position = MarkerPosition.Decider.Fold(events.Select(recorded => (MarkerPositionEvent)recorded.Data));
        if (position.Pair is null || !actor.MaySee(position.Pair))
        {
            return Problems.Of(MarkerRejections.Unknown);
        }

        var places = position.Members.Select(member => new AgreedPlace(position.MarkerOf(member.Number), member.Place)).ToArray();
        return frame is null ? TypedResults.Json(places) : In(frame, places);
    }

    private static IResult In(string frame, AgreedPlace[] places)
    {
        var refusal = places.Select(place => place.Point is { } point ? ReferenceFrame.ConversionRefusal(point, frame) : null).FirstOrDefault(refused => refused is not null);
        return refusal is null ? TypedResults.Json(places) : Problems.Of(refusal);
    }
}
