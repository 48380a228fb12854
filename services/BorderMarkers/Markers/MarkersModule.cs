using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Markers;

public static class MarkersModule
{
    public static void AddMarkers(this IServiceCollection services)
    {
        services.AddSchemaPart(MarkerTable.Schema);
        services.AddReadModel<MarkerPosition, MarkerTable>();
        services.AddSchemaPart(StakeTable.Schema);
        services.AddReadModel<MarkerPosition, StakeTable>();
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
        markers.MapDisputePosition();
        markers.MapStateDisputeView();
        markers.MapProposeDisputeSettlement();
        markers.MapConfirmDisputeSettlement();
        markers.MapHandOverMarker();
        markers.MapProposeStake();
        markers.MapConfirmStake();
        markers.MapProposeRetirement();
        markers.MapConfirmRetirement();
        markers.MapMarkerDetails();
        markers.MapMarkerList();
    }
}
