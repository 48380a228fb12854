using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Sectors;

public static class SectorsModule
{
    public static void AddSectors(this IServiceCollection services)
    {
        services.AddSchemaPart(SectorsTable.Schema);
        services.AddReadModel<StandingTerms<SectorDivision>, SectorsTable>();
    }

    public static void MapSectors(this IEndpointRouteBuilder routes)
    {
        var sectors = routes.MapGroup("/sectors").WithTags("Sectors");
        sectors.MapProposeSectors();
        sectors.MapConfirmSectors();
        sectors.MapDeclineSectors();
        sectors.MapSectorsDetails();
        sectors.MapSectorsList();
    }
}
