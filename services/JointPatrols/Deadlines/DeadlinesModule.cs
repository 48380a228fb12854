using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Deadlines;

public static class DeadlinesModule
{
    public static void AddDeadlines(this IServiceCollection services)
    {
        services.AddSchemaPart(DeadlinesTable.Schema);
        services.AddReadModel<StandingTerms<PatrolDeadlines>, DeadlinesTable>();
    }

    public static void MapDeadlines(this IEndpointRouteBuilder routes)
    {
        var deadlines = routes.MapGroup("/deadlines").WithTags("Deadlines");
        deadlines.MapProposeDeadlines();
        deadlines.MapConfirmDeadlines();
        deadlines.MapDeclineDeadlines();
        deadlines.MapDeadlinesDetails();
        deadlines.MapDeadlinesList();
    }
}
