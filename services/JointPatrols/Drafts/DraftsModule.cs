using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Drafts;

public static class DraftsModule
{
    public static void AddDrafts(this IServiceCollection services)
    {
        services.AddSchemaPart(PatrolDraftTable.Schema);
        services.AddReadModel<PatrolDraft, PatrolDraftTable>();
    }

    public static MessagingBuilder AddDraftReactions(this MessagingBuilder messaging) =>
        messaging.AddReaction<DraftNextPatrolWhenPatrolCloses>(DraftNextPatrolWhenPatrolCloses.Queue, DraftNextPatrolWhenPatrolCloses.Binding);

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/patrol-drafts").WithTags("Drafts");
        drafts.MapDraftPatrol();
        drafts.MapChangePatrolDraft();
        drafts.MapDiscardPatrolDraft();
        drafts.MapProposePatrolDraft();
        drafts.MapPatrolDraftDetails();
        drafts.MapPatrolDraftList();
    }
}
