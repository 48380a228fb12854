using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Progress;

public static class ProgressModule
{
    public static void AddProgress(this IServiceCollection services)
    {
        services.AddSchemaPart(PositionFactTable.Schema);
        services.AddReadModel<MarkerPosition, PositionFactTable>();
        services.AddSchemaPart(SectionProgressTable.Schema);
        services.AddReadModel<Section, SectionProgressTable>();
    }

    public static void MapProgress(this IEndpointRouteBuilder routes) => routes.MapGetProgress();
}
