using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Commitments;

/// <summary>States for a party that owns the commitment that it is done.</summary>
/// <param name="Note">What was done: 1 to 2,000 characters.</param>
public sealed record StateDone(string Note);

internal static class StateDoneSlice
{
    public static void MapStateDone(this IEndpointRouteBuilder commitments) => commitments.MapCommand(
        "/{commitmentId}/state-done",
        HandleAsync,
        nameof(StateDone),
        Roles.Officer,
        "States that the commitment is done, for a party that owns it; it takes the place of whatever was on the table.")
        .Refuses(
            CommitmentRejections.Unknown, CommitmentRejections.NotAnOwner, CommitmentRejections.AlreadyEnded, CommitmentRejections.SaidAlready);

    public static Decision<CommitmentEvent> Decide(StateDone command, Commitment commitment, Party by) =>
        CommitmentEndings.Bring<CommitmentEvent>(
            commitment, by, new CommitmentEnding(CommitmentEnd.Done, command.Note), "/note", new CommitmentDoneStated(by, commitment.Revision + 1, command.Note));

    private static Task<IResult> HandleAsync(Guid commitmentId, StateDone command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            ExchangeCommitment.Stream(commitmentId),
            ExchangeCommitment.Decider,
            commitment => Decide(command, commitment, context.Party),
            CommitmentRejections.Unknown,
            cancellationToken);
}
