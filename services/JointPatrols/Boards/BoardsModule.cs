using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Contacts;
using BorderCoordination.JointPatrols.Corrections;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.JointPatrols.Plans;
using BorderCoordination.JointPatrols.Sectors;

namespace BorderCoordination.JointPatrols.Boards;

public static class BoardsModule
{
    public static void AddBoards(this IServiceCollection services)
    {
        services.AddFilledReadModel<Patrol, PatrolEvent, PatrolStandingTable>(PatrolStandingTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddFilledReadModel<Patrol, PatrolEvent, ActivityTable>(ActivityTable.Schema, Patrol.Aggregate, Patrol.Decider);
        services.AddFilledReadModel<PatrolPlan, PatrolPlanEvent, ProposalTable>(ProposalTable.Schema, PatrolPlan.Aggregate, PatrolPlan.Decider);
        services.AddFilledReadModel<StandingTerms<PatrolDeadlines>, DeadlinesEvent, ProposalTable>(
            ProposalTable.OfDeadlines, DeadlinesOfPair.Aggregate, DeadlinesOfPair.Decider);
        services.AddFilledReadModel<StandingTerms<SectorDivision>, SectorsEvent, ProposalTable>(ProposalTable.OfSectors, SectorsOfPair.Aggregate, SectorsOfPair.Decider);
        services.AddFilledReadModel<Correction, CorrectionEvent, CorrectionSignings>(CorrectionSignings.Schema, Correction.Aggregate, Correction.Decider);
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
