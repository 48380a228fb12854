using BorderCoordination.Agreement;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Tolerances;

public static class TolerancesModule
{
    public static void AddTolerances(this IServiceCollection services)
    {
        services.AddSchemaPart(ToleranceTable.Schema);
        services.AddReadModel<StandingTerms<MeasurementTolerance>, ToleranceTable>();
    }

    public static void MapTolerances(this IEndpointRouteBuilder routes)
    {
        var tolerances = routes.MapGroup("/tolerances").WithTags("Tolerances");
        tolerances.MapProposeTolerance();
        tolerances.MapConfirmTolerance();
        tolerances.MapToleranceDetails();
        tolerances.MapToleranceList();
    }
}
