using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Records;

public static class RecordsModule
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddFilledReadModel<Patrol, PatrolEvent, RecordTable>(RecordTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddFilledReadModel<Correction, CorrectionEvent, RecordTable>(RecordTable.OfCorrections, Correction.Aggregate, Correction.Decider);
    }

    public static void MapRecords(this IEndpointRouteBuilder routes)
    {
        var records = routes.MapGroup("/records").WithTags("Records");
        records.MapRecordList();
        records.MapGetRecord();
    }
}
