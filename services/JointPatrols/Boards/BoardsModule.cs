using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Patrols;

namespace BorderCoordination.JointPatrols.Boards;

public static class BoardsModule
{
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddFilledReadModel<Patrol, PatrolEvent, PatrolStandingTable>(PatrolStandingTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddFilledReadModel<Patrol, PatrolEvent, ActivityTable>(ActivityTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddFilledReadModel<Contact, ContactEvent, ActivityTable>(ActivityTable.OfContacts, Contact.Aggregate, Contact.Decider);
    }

    public static void MapBoards(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("").WithTags("Boards");
        boards.MapListOverdue();
        boards.MapReadCalendar();
        routes.MapGroup("/statistics").WithTags("Statistics").MapActivityStatistics();
    }
}
