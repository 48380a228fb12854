using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Plans;

public static class PlansModule
{
    public static void AddPlans(this IServiceCollection services)
    {
        services.AddSchemaPart(PlanTable.Schema);
        services.AddReadModel<PatrolPlan, PlanTable>();
    }

    public static void MapPlans(this IEndpointRouteBuilder routes)
    {
        var plans = routes.MapGroup("/plans").WithTags("Plans");
        plans.MapProposePlan();
        plans.MapAmendPlan();
        plans.MapConfirmPlan();
        plans.MapDeclinePlan();
        plans.MapPlanDetails();
        plans.MapPlanList();
        plans.MapGetPlanProgress();
    }
}
