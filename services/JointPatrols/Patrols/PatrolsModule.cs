using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Chairs;
using BorderCoordination.JointPatrols.Tracks;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.JointPatrols.Patrols;

public static class PatrolsModule
{
    public static void AddPatrols(this IServiceCollection services)
    {
        services.AddSchemaPart(PatrolTable.Schema);
        services.AddReadModel<Patrol, PatrolTable>();
        services.AddFilledReadModel<Patrol, PatrolEvent, PatrolUnitTable>(PatrolUnitTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddSchemaPart(PatrolNumbers.Schema);
        services.AddReadModel<Patrol, PatrolNumbers>();
        services.AddSchemaPart(HeldPatrols.Schema);
        services.AddReadModel<Patrol, HeldPatrols>();
        services.AddSchemaPart(UnitsInField.Schema);
        services.AddReadModel<Patrol, UnitsInField>();
        services.AddSchemaPart(TrackTable.Schema);
        services.AddSchemaPart(PatrolAttachments.Schema);
        services.AddAttachmentReferences<Patrol>(PatrolAttachments.NamedIn);
    }

    public static void MapPatrols(this IEndpointRouteBuilder routes)
    {
        var patrols = routes.MapGroup("/patrols").WithTags("Patrols");
        patrols.MapProposePatrol();
        patrols.MapCounterProposePatrol();
        patrols.MapConfirmPatrol();
        patrols.MapDeclinePatrol();
        patrols.MapPostponePatrol();
        patrols.MapCancelPatrol();
        patrols.MapAcknowledgeCancellation();
        patrols.MapConfirmReview();
        patrols.MapDeclareTeam();
        patrols.MapStatePreparatoryMeeting();
        patrols.MapConfirmPreparatoryMeeting();
        patrols.MapStartPatrol();
        patrols.MapSuspendPatrol();
        patrols.MapResumePatrol();
        patrols.MapAbortPatrol();
        patrols.MapInspectMarker();
        patrols.MapConcurWithInspection();
        patrols.MapReserveOpinion();
        patrols.MapRecordFinding();
        patrols.MapReportBorderEvent();
        patrols.MapCompleteLeg();
        patrols.MapCompletePatrol();
        patrols.MapDraftMinutes();
        patrols.MapSignMinutes();
        patrols.MapUploadTrack();
        patrols.MapPatrolRoute();
        patrols.MapPatrolDetails();
        patrols.MapPatrolList();
        routes.MapGroup("/statistics").WithTags("Statistics").MapChairStatistics();
        routes.MapGroup("/taxonomies").WithTags("Taxonomies").MapFindingTaxonomies();
    }
}
