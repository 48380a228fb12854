using BorderCoordination.Agreement;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.FriendshipExchanges.Commitments;

public static class CommitmentsModule
{
    public static void AddCommitments(this IServiceCollection services)
    {
        services.AddSchemaPart(CommitmentTable.Schema);
        services.AddReadModel<Commitment, CommitmentTable>();
    }

    public static void AddCommitmentReactions(this MessagingBuilder messaging) => messaging.AddReaction<RegisterCommitmentsWhenMinutesAreSigned>(
        RegisterCommitmentsWhenMinutesAreSigned.Queue, RegisterCommitmentsWhenMinutesAreSigned.Binding);

    public static void MapCommitments(this IEndpointRouteBuilder routes)
    {
        var commitments = routes.MapGroup("/commitments").WithTags("Commitments");
        commitments.MapStateDone();
        commitments.MapConfirmDone();
        commitments.MapProposeDrop();
        commitments.MapConfirmDrop();
        commitments.MapCommitmentDetails(ExchangeCommitment.Decider, ExchangeCommitment.Stream);
        commitments.MapCommitmentList();
    }
}
