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
        services.AddReadModel<Correction, RecordTable>();
    }

    public static void MapRecords(this IEndpointRouteBuilder routes) => routes.MapGroup("/records").WithTags("Records").MapRecordList();
}
