using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>What is made of the ledger's entries in tables of its own, to be asked for what lies across the services.</summary>
internal static class ProjectionsModule
{
    public static IServiceCollection AddProjections(this IServiceCollection services)
    {
        services.AddSchemaPart(ProjectionTables.Part);
        services.AddSingleton<ProjectionStatus>();
        services.AddSingleton<ProjectionStep>();
        services.AddHostedService<Projections>();
        services.AddHealthChecks().AddCheck<ProjectionHealth>("projections");
        return services;
    }

    public static IServiceCollection AddProjection<TProjection>(this IServiceCollection services)
        where TProjection : class, IProjection => services.AddSingleton<IProjection, TProjection>();
}
