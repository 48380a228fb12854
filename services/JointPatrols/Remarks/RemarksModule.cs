using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Remarks;

public static class RemarksModule
{
    public static void AddRemarks(this IServiceCollection services)
    {
        services.AddSchemaPart(RemarkTable.Schema);
        services.AddReadModel<Remark, RemarkTable>();
    }

    public static void MapRemarks(this IEndpointRouteBuilder routes)
    {
        var remarks = routes.MapGroup("/remarks").WithTags("Remarks");
        remarks.MapRecordRemark();
        remarks.MapAmendRemark();
        remarks.MapWithdrawRemark();
        remarks.MapRemarkDetails();
        remarks.MapRemarkList();
    }
}
