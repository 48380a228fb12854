using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Commitments;

/// <summary>Confirms for the party that the commitment is done.</summary>
/// <param name="Revision">The statement that is confirmed.</param>
public sealed record ConfirmDone(int Revision);

internal static class ConfirmDoneSlice
{
    public static void MapConfirmDone(this IEndpointRouteBuilder commitments) => commitments.MapCommand(
        "/{commitmentId}/confirm-done",
        HandleAsync,
        nameof(ConfirmDone),
        Roles.Commander,
        "Confirms that the commitment is done as stated; the last word needed ends it.")
        .Refuses(CommitmentRejections.Unknown, CommitmentRejections.NotStated, CommitmentRejections.AlreadyEnded, Superseding.Superseded);

    public static Decision<CommitmentEvent> Decide(ConfirmDone command, Commitment commitment, Party by) =>
        CommitmentEndings.Confirm<CommitmentEvent>(
            commitment,
            by,
            command.Revision,
            CommitmentEnd.Done,
            CommitmentRejections.NotStated,
            new CommitmentDoneConfirmed(by, command.Revision),
            parties => new CommitmentDone(command.Revision, parties));

    private static Task<IResult> HandleAsync(Guid commitmentId, ConfirmDone command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            ExchangeCommitment.Stream(commitmentId),
            ExchangeCommitment.Decider,
            commitment => Decide(command, commitment, context.Party),
            CommitmentRejections.Unknown,
            cancellationToken);
}
