using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.JointPatrols.Commitments;

/// <summary>
/// When a patrol closes, each commitment in its minutes gets a stream of its own. The stream's id follows from the record and the number, and a stream
/// begins once: so whatever is left undone when the process dies is done when the message comes again, and what was done is left alone. The one that
/// it takes over ends as moved, unless it has ended otherwise since the minutes were drafted.
/// </summary>
internal sealed class RegisterCommitmentsWhenPatrolCloses(IEventStore store) : IReaction
{
    public const string Queue = "joint-patrols.register-commitments";

    public const string Binding = "joint-patrols.patrol-closed.*.*";

    public async Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Unwrap(envelope).Data is not PatrolClosed closed)
        {
            return;
        }

        foreach (var registered in Of(closed, envelope.Subject, envelope.Pair))
        {
            await RecordAsync(registered.CommitmentId, commitment => Decide(registered, commitment));
            if (registered.Commitment.Succeeds is { } old)
            {
                await RecordAsync(old, commitment => Move(registered, commitment));
            }
        }

        Task RecordAsync(Guid commitmentId, Func<Commitment, Decision<CommitmentEvent>> decide) =>
            store.ReactAsync(envelope, PatrolCommitment.Stream(commitmentId), PatrolCommitment.Decider, decide, cancellationToken);
    }

    /// <summary>What is to be registered.</summary>
    public static IEnumerable<CommitmentRegistered> Of(PatrolClosed closed, string subject, BorderPair pair) => (closed.Commitments ?? []).Select(
        (commitment, index) => new CommitmentRegistered(
            PatrolCommitment.IdOf(subject, index + 1), pair, new RecordReference(subject, closed.MinutesHash, index + 1), commitment));

    public static Decision<CommitmentEvent> Decide(CommitmentRegistered registered, Commitment commitment) =>
        commitment.Pair is null ? registered : Decision<CommitmentEvent>.NoChange;

    /// <summary>Moves what a registered commitment takes over, if it is of the same pair and has not ended.</summary>
    public static Decision<CommitmentEvent> Move(CommitmentRegistered registered, Commitment old) =>
        old.Pair == registered.Pair && old.Ended is null ? new CommitmentMoved(registered.CommitmentId, registered.Source) : Decision<CommitmentEvent>.NoChange;
}
