using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Commitments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Commitments;

/// <summary>Agrees for the party to drop the commitment.</summary>
/// <param name="Revision">The proposal that is agreed to.</param>
public sealed record ConfirmDrop(int Revision);

internal static class ConfirmDropSlice
{
    public static void MapConfirmDrop(this IEndpointRouteBuilder commitments) => commitments.MapCommand(
        "/{commitmentId}/confirm-drop",
        HandleAsync,
        nameof(ConfirmDrop),
        Roles.Commander,
        "Agrees to drop the commitment as proposed; the last word needed ends it.")
        .Refuses(CommitmentRejections.Unknown, CommitmentRejections.DropNotProposed, CommitmentRejections.AlreadyEnded, Superseding.Superseded);

    public static Decision<CommitmentEvent> Decide(ConfirmDrop command, Commitment commitment, Party by) =>
        CommitmentEndings.Confirm<CommitmentEvent>(
            commitment,
            by,
            command.Revision,
            CommitmentEnd.Dropped,
            CommitmentRejections.DropNotProposed,
            new CommitmentDropConfirmed(by, command.Revision),
            parties => new CommitmentDropped(command.Revision, parties));

    private static Task<IResult> HandleAsync(Guid commitmentId, ConfirmDrop command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PatrolCommitment.Stream(commitmentId),
            PatrolCommitment.Decider,
            commitment => Decide(command, commitment, context.Party),
            CommitmentRejections.Unknown,
            cancellationToken);
}
