using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;

namespace BorderCoordination.FriendshipExchanges.Commitments;

/// <summary>The stream of a commitment from the minutes of an exchange, and how it is read.</summary>
public static class ExchangeCommitment
{
    public const string Aggregate = "exchange-commitment";

    public static Decider<Commitment, CommitmentEvent> Decider { get; } = new(Commitment.None, Evolve);

    public static StreamName Stream(Guid commitmentId) => new(Aggregate, commitmentId);

    /// <summary>The same for the same record and number, so that it is registered once.</summary>
    public static Guid IdOf(string subject, int number) => NamedGuid.Of(Aggregate, subject, number.ToString(CultureInfo.InvariantCulture));

    private static Commitment Evolve(Commitment commitment, CommitmentEvent recorded) => (commitment.Pair, recorded) switch
    {
        (null, CommitmentRegistered registered) =>
            Commitment.Register(registered.CommitmentId, registered.Pair, registered.Source, registered.Commitment),
        (not null, CommitmentDoneStated stated) => commitment.Propose(stated.By, stated.Revision, new CommitmentEnding(CommitmentEnd.Done, stated.Note)),
        (not null, CommitmentDoneConfirmed confirmed) => commitment.Confirm(confirmed.By, confirmed.Revision, CommitmentEnd.Done),
        (not null, CommitmentDone done) => commitment.Finish(done.Revision, CommitmentEnd.Done),
        (not null, CommitmentDropProposed proposed) =>
            commitment.Propose(proposed.By, proposed.Revision, new CommitmentEnding(CommitmentEnd.Dropped, proposed.Reason)),
        (not null, CommitmentDropConfirmed confirmed) => commitment.Confirm(confirmed.By, confirmed.Revision, CommitmentEnd.Dropped),
        (not null, CommitmentMoved moved) => commitment.Move(moved.SuccessorId),
        (not null, CommitmentDropped dropped) => commitment.Finish(dropped.Revision, CommitmentEnd.Dropped),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
