using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

public static class MarkersModule
{
    public static void AddMarkers(this IServiceCollection services)
    {
        services.AddSchemaPart(MarkerTable.Schema);
        services.AddReadModel<MarkerPosition, MarkerTable>();
    }

    public static void MapMarkers(this IEndpointRouteBuilder routes)
    {
        var markers = routes.MapGroup("/markers").WithTags("Markers");
        markers.MapPlanMarkerPosition();
        markers.MapProposeJointSurvey();
        markers.MapConfirmJointSurvey();
        markers.MapRecordPlanting();
        markers.MapRecordMeasurement();
        markers.MapDraftDossier();
        markers.MapSignDossier();
        markers.MapApproveMarkerPosition();
        markers.MapRegisterExistingMarker();
        markers.MapCorrectRegisterEntry();
        markers.MapConfirmRegisterEntry();
        markers.MapMarkerDetails();
        markers.MapMarkerList();
    }
}
