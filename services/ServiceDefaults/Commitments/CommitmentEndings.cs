using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>What bringing forward and confirming an end have in common, whichever end it is.</summary>
public static class CommitmentEndings
{
    /// <summary>Brings a statement or proposal forward.</summary>
    /// <param name="member">The member of the command that holds the words.</param>
    /// <param name="brought">What is recorded when it counts.</param>
    public static Decision<TEvent> Bring<TEvent>(Commitment commitment, Party by, CommitmentEnding ending, string member, TEvent brought)
        where TEvent : class
    {
        if (commitment.Pair?.Includes(by) != true)
        {
            return CommitmentRejections.Unknown;
        }

        var faults = new Faults();
        faults.Text(ending.Statement, member, 2000);
        if (!faults.None)
        {
            return CommitmentRejections.Invalid(faults);
        }

        return commitment.Weigh(by, ending) switch
        {
            EndingWord.Given => brought,
            EndingWord.Repeated => Decision<TEvent>.NoChange,
            EndingWord.OnTheTable => CommitmentRejections.OnTheTable(commitment),
            EndingWord.NotAnOwner => CommitmentRejections.NotAnOwner,
            EndingWord.Ended => CommitmentRejections.Ended(commitment),
            EndingWord.NotAParty => CommitmentRejections.Unknown,
        };
    }

    /// <summary>Confirms what is on the table as this end.</summary>
    /// <param name="nothing">The refusal where no such thing is on the table; what is superseded is weighed after this.</param>
    /// <param name="confirmed">What is recorded of the party's word.</param>
    /// <param name="ended">What is recorded besides when it was the last one needed, by all who have given theirs.</param>
    public static Decision<TEvent> Confirm<TEvent>(
        Commitment commitment, Party by, int revision, CommitmentEnd end, Rejection nothing, TEvent confirmed, Func<ImmutableArray<Party>, TEvent> ended)
        where TEvent : class
    {
        if (commitment.Pair?.Includes(by) != true)
        {
            return CommitmentRejections.Unknown;
        }

        if (commitment.Ending is not { } ending || (ending.Terms.End != end && commitment.Revision == revision))
        {
            return nothing;
        }

        if (commitment.Ended == CommitmentEnd.Moved)
        {
            return CommitmentRejections.Ended(commitment);
        }

        return ending.Weigh(by, revision) switch
        {
            Word.Given => confirmed,
            Word.Completes => Decision<TEvent>.Record(confirmed, ended([.. ending.ConfirmedBy, by])),
            Word.Repeated => Decision<TEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(ending, revision),
            Word.NotAParty => CommitmentRejections.Unknown,
        };
    }
}
