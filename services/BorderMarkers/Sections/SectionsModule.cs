using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Sections;

public static class SectionsModule
{
    public static void AddSections(this IServiceCollection services)
    {
        services.AddSchemaPart(SectionTable.Schema);
        services.AddReadModel<Section, SectionTable>();
    }

    public static void MapSections(this IEndpointRouteBuilder routes)
    {
        var sections = routes.MapGroup("/sections").WithTags("Sections");
        sections.MapDefineSection();
        sections.MapProposeBaseline();
        sections.MapConfirmBaseline();
        sections.MapReportSectionProgress();
        sections.MapSectionDetails();
        sections.MapSectionList();
    }
}
