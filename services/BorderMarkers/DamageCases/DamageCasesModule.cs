using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;

namespace BorderCoordination.BorderMarkers.DamageCases;

public static class DamageCasesModule
{
    public static void AddDamageCases(this IServiceCollection services)
    {
        services.AddSchemaPart(DamageCaseTable.Schema);
        services.AddReadModel<DamageCase, DamageCaseTable>();
        services.AddSchemaPart(DamageAttachments.Schema);
        services.AddAttachmentReferences<DamageCase>(DamageAttachments.NamedIn);
        services.AddFilledReadModel<DamageCase, DamageCaseEvent, DamageCaseVersionTable>(DamageCaseVersionTable.Schema, DamageCase.Aggregate, DamageCase.Decider);
    }

    public static void MapDamageCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/damage-cases").WithTags("Damage cases");
        cases.MapReportDamage();
        cases.MapAddDamageFinding();
        cases.MapNotifyOtherParty();
        cases.MapStateDamageFacts();
        cases.MapConfirmDamageFacts();
        cases.MapRemindOfRestoration();
        cases.MapNotifyRestoration();
        cases.MapNameRestorationWitness();
        cases.MapBeginRestoration();
        cases.MapRecordRestoration();
        cases.MapStateUnrecoverable();
        cases.MapConfirmUnrecoverable();
        cases.MapReferToCommittee();
        cases.MapProposeRelocation();
        cases.MapApproveRelocation();
        cases.MapDraftDamageRecord();
        cases.MapSignDamageRecord();
        cases.MapDamageCaseDetails();
        cases.MapDamageRecordData();
        cases.MapDamageCaseList();
        routes.MapRestorationList();
        routes.MapGroup("/statistics").WithTags("Statistics").MapDamageStatistics();
    }
}
