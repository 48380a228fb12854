using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Patrols;

public static class PatrolsModule
{
    public static void AddPatrols(this IServiceCollection services)
    {
        services.AddSchemaPart(PatrolTable.Schema);
        services.AddReadModel<Patrol, PatrolTable>();
    }

    public static void MapPatrols(this IEndpointRouteBuilder routes)
    {
        var patrols = routes.MapGroup("/patrols").WithTags("Patrols");
        patrols.MapProposePatrol();
        patrols.MapConfirmPatrol();
        patrols.MapPatrolDetails();
        patrols.MapPatrolList();
    }
}
