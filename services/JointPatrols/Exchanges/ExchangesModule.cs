using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Exchanges;

/// <summary>The patrols that are made for friendship exchanges.</summary>
public static class ExchangesModule
{
    public static void AddExchanges(this IServiceCollection services)
    {
        services.AddSchemaPart(ExchangePatrolTable.Schema);
        services.AddReadModel<Patrol, ExchangePatrolTable>();
    }

    public static void AddExchangeReactions(this MessagingBuilder messaging)
    {
        messaging.AddReaction<DraftPatrolWhenProgrammeIsApproved>(DraftPatrolWhenProgrammeIsApproved.Queue, DraftPatrolWhenProgrammeIsApproved.Binding);
        messaging.AddReaction<PostponePatrolWhenExchangeIsPostponed>(PostponePatrolWhenExchangeIsPostponed.Queue, PostponePatrolWhenExchangeIsPostponed.Binding);
    }
}
