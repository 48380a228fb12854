using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Units;

public static class UnitsModule
{
    public static void AddUnits(this IServiceCollection services)
    {
        services.AddSchemaPart(UnitTable.Schema);
        services.AddReadModel<UnitRegister, UnitTable>();
    }

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var registers = routes.MapGroup("/unit-registers").WithTags("Units");
        registers.MapRegisterUnit();
        registers.MapChangeUnit();
        registers.MapEndUnit();
        registers.MapUnitRegisterDetails();
        routes.MapGroup("/units").WithTags("Units").MapUnitList();
    }
}
