using BorderCoordination.Agreement;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Deadlines;

public static class DamageDeadlinesModule
{
    public static void AddDamageDeadlines(this IServiceCollection services)
    {
        services.AddSchemaPart(DamageDeadlinesTable.Schema);
        services.AddReadModel<StandingTerms<DamageDeadlines>, DamageDeadlinesTable>();
    }

    public static void MapDamageDeadlines(this IEndpointRouteBuilder routes)
    {
        var deadlines = routes.MapGroup("/damage-deadlines").WithTags("Damage deadlines");
        deadlines.MapProposeDamageDeadlines();
        deadlines.MapConfirmDamageDeadlines();
        deadlines.MapDamageDeadlinesDetails();
        deadlines.MapDamageDeadlinesList();
    }
}
