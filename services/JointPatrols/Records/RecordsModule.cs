using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Records;

public static class RecordsModule
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSchemaPart(RecordTable.Schema);
        services.AddReadModel<Patrol, RecordTable>();
        services.AddReadModel<Correction, RecordTable>();
    }

    public static void MapRecords(this IEndpointRouteBuilder routes) => routes.MapGroup("/records").WithTags("Records").MapRecordList();
}
