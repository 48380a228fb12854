using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Commitments;

/// <summary>Proposes to drop the commitment.</summary>
/// <param name="Reason">Why, for the other parties: 1 to 2,000 characters.</param>
public sealed record ProposeDrop(string Reason);

internal static class ProposeDropSlice
{
    public static void MapProposeDrop(this IEndpointRouteBuilder commitments) => commitments.MapCommand(
        "/{commitmentId}/propose-drop",
        HandleAsync,
        nameof(ProposeDrop),
        Roles.Officer,
        "Proposes to drop the commitment; it takes the place of whatever was on the table.")
        .Refuses(
            CommitmentRejections.Unknown, CommitmentRejections.NotAnOwner, CommitmentRejections.AlreadyEnded, CommitmentRejections.SaidAlready);

    public static Decision<CommitmentEvent> Decide(ProposeDrop command, Commitment commitment, Party by) =>
        CommitmentEndings.Bring<CommitmentEvent>(
            commitment, by, new CommitmentEnding(CommitmentEnd.Dropped, command.Reason), "/reason", new CommitmentDropProposed(by, commitment.Revision + 1, command.Reason));

    private static Task<IResult> HandleAsync(Guid commitmentId, ProposeDrop command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PatrolCommitment.Stream(commitmentId),
            PatrolCommitment.Decider,
            commitment => Decide(command, commitment, context.Party),
            CommitmentRejections.Unknown,
            cancellationToken);
}
