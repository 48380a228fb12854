using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.BorderMarkers.Markers;

public static class MarkersModule
{
    public static void AddMarkers(this IServiceCollection services)
    {
        services.AddSchemaPart(MarkerTable.Schema);
        services.AddReadModel<MarkerPosition, MarkerTable>();
        services.AddAttachmentReferences<MarkerPosition>(MarkerAttachments.NamedIn);
        services.AddSchemaPart(StakeTable.Schema);
        services.AddReadModel<MarkerPosition, StakeTable>();
        services.AddFilledReadModel<MarkerPosition, MarkerPositionEvent, SightingTable>(SightingTable.Schema, MarkerPosition.Aggregate, MarkerPosition.Decider);
    }

    public static void MapMarkers(this IEndpointRouteBuilder routes)
    {
        var markers = routes.MapGroup("/markers").WithTags("Markers");
        markers.MapPlanMarkerPosition();
        markers.MapRecordUnilateralSurvey();
        markers.MapRecordMineClearance();
        markers.MapProposeJointSurvey();
        markers.MapConfirmJointSurvey();
        markers.MapProposeStaking();
        markers.MapConfirmStaking();
        markers.MapRecordFoundation();
        markers.MapRecordPlanting();
        markers.MapCorrectPlanting();
        markers.MapRecordMeasurement();
        markers.MapProposeCoordinates();
        markers.MapConfirmCoordinates();
        markers.MapCoordinates();
        markers.MapDraftDossier();
        markers.MapDossierData();
        markers.MapSignDossier();
        markers.MapReturnDossier();
        markers.MapApproveMarkerPosition();
        markers.MapRefuseAcceptance();
        markers.MapRegisterExistingMarker();
        markers.MapCorrectRegisterEntry();
        markers.MapConfirmRegisterEntry();
        markers.MapDisputePosition();
        markers.MapStateDisputeView();
        markers.MapProposeDisputeSettlement();
        markers.MapConfirmDisputeSettlement();
        markers.MapHandOverMarker();
        markers.MapPutInService();
        markers.MapRecordCondition();
        markers.MapProposeStake();
        markers.MapConfirmStake();
        markers.MapProposeRetirement();
        markers.MapConfirmRetirement();
        markers.MapMarkerDetails();
        markers.MapMarkerList();
        markers.MapStaleMarkers();
    }
}
