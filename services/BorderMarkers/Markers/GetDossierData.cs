using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

internal static class GetDossierDataSlice
{
    public static void MapDossierData(this IEndpointRouteBuilder markers) => markers.MapQuery<DossierData>(
        "/{markerId}/dossier-data", ReadAsync, "GetDossierData",
        "What the last draft of the dossier rests on besides its texts, byte for byte as its hash was signed: planting and measurements of each marker.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NoDossierData);

    private static async Task<IResult> ReadAsync(Guid markerId, Actor actor, IEventStore store, CancellationToken cancellationToken)
    {
        var recorded = await store.ReadStreamAsync(MarkerPosition.Stream(markerId), StreamLimit.None, cancellationToken);
        MarkerPositionEvent[] events = [.. recorded.Select(entry => (MarkerPositionEvent)entry.Data)];
        if (MarkerPosition.Decider.Fold(events) is not { Pair: { } pair } || !actor.MaySee(pair))
        {
            return Problems.Of(MarkerRejections.Unknown);
        }

        var drafted = Array.FindLastIndex(events, entry => entry is DossierDrafted { Data: not null });
        return drafted < 0
            ? Problems.Of(MarkerRejections.NoDossierData)
            : TypedResults.Bytes(DossierData.Of(MarkerPosition.Decider.Fold(events[..drafted])).Content(), "application/json");
    }
}
