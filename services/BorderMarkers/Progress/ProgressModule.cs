using BorderCoordination.BorderMarkers.Markers;
using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts.BorderMarkers;
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
        services.AddFilledReadModel<Section, SectionEvent, SectionProvinceTable>(SectionProvinceTable.Schema, Section.Aggregate, Section.Decider);
    }

    public static void MapProgress(this IEndpointRouteBuilder routes)
    {
        routes.MapGetProgress();
        routes.MapGetProgressTrend();
    }
}
