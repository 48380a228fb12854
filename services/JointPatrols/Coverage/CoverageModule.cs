using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Coverage;

public static class CoverageModule
{
    public static void AddCoverage(this IServiceCollection services)
    {
        services.AddSchemaPart(CoverageTables.Schema);
        services.AddReadModel<Patrol, CoverageTables>();
    }

    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
        var coverage = routes.MapGroup("/coverage").WithTags("Coverage");
        coverage.MapGetCoverage();
        coverage.MapGetCoverageGaps();
    }
}
