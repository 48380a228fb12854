using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using Exchanges = BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.Coordination;

/// <summary>What parties have taken upon themselves in a signed record, of whichever service.</summary>
/// <param name="Revision">Of the statement or proposal on the table; 0 before the first.</param>
/// <param name="Pending">As what it is to end, where that is on the table.</param>
/// <param name="Ended">How it has ended.</param>
internal sealed record CommitmentAffair(
    RecordCommitment Terms, RecordReference Source, int Revision = 0, CommitmentEnd? Pending = null, CommitmentEnd? Ended = null, Guid? SucceededBy = null) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => Ended is null;

    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => (Terms.DueOn, Terms.DueOn);

    /// <summary>From when on it is overdue unless it has ended.</summary>
    [JsonIgnore]
    public DateTimeOffset OverdueFrom => Terms.OverdueFrom();

    public CommitmentState StateAt(DateTimeOffset moment) => Terms.StateAt(Ended, moment);

    public static CommitmentAffair? After(CommitmentAffair? commitment, object recorded) => (commitment, recorded) switch
    {
        (_, CommitmentRegistered registered) => new CommitmentAffair(registered.Commitment, registered.Source),
        (not null, CommitmentDoneStated stated) => commitment with { Revision = stated.Revision, Pending = CommitmentEnd.Done },
        (not null, CommitmentDropProposed proposed) => commitment with { Revision = proposed.Revision, Pending = CommitmentEnd.Dropped },
        (not null, CommitmentDone) => commitment.End(CommitmentEnd.Done),
        (not null, CommitmentDropped) => commitment.End(CommitmentEnd.Dropped),
        (not null, CommitmentMoved moved) => commitment.End(CommitmentEnd.Moved) with { SucceededBy = moved.SuccessorId },
        _ => commitment,
    };

    /// <summary>The same for a commitment from the minutes of an exchange.</summary>
    public static CommitmentAffair? AfterExchange(CommitmentAffair? commitment, object recorded) => (commitment, recorded) switch
    {
        (_, Exchanges.CommitmentRegistered registered) => new CommitmentAffair(registered.Commitment, registered.Source),
        (not null, Exchanges.CommitmentDoneStated stated) => commitment with { Revision = stated.Revision, Pending = CommitmentEnd.Done },
        (not null, Exchanges.CommitmentDropProposed proposed) => commitment with { Revision = proposed.Revision, Pending = CommitmentEnd.Dropped },
        (not null, Exchanges.CommitmentDone) => commitment.End(CommitmentEnd.Done),
        (not null, Exchanges.CommitmentDropped) => commitment.End(CommitmentEnd.Dropped),
        (not null, Exchanges.CommitmentMoved moved) => commitment.End(CommitmentEnd.Moved) with { SucceededBy = moved.SuccessorId },
        _ => commitment,
    };

    private CommitmentAffair End(CommitmentEnd end) => this with { Pending = null, Ended = end };
}
