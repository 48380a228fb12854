using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.JointInspections;

public static class JointInspectionsModule
{
    public static void AddJointInspections(this IServiceCollection services)
    {
        services.AddSchemaPart(JointInspectionTable.Schema);
        services.AddReadModel<InspectionOfSection, JointInspectionTable>();
    }

    public static void MapJointInspections(this IEndpointRouteBuilder routes)
    {
        var inspections = routes.MapGroup("/joint-inspections").WithTags("Joint inspections");
        inspections.MapStateJointInspection();
        inspections.MapCorrectJointInspection();
        inspections.MapConfirmJointInspection();
        inspections.MapJointInspectionDetails();
        inspections.MapJointInspectionList();
    }
}
