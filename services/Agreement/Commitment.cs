using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>How a commitment ends.</summary>
public enum CommitmentEnd
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The parties have agreed that it need not be done.</summary>
    Dropped,

    /// <summary>A later record, signed by all, has taken it over.</summary>
    Moved,
}

/// <summary>Where a commitment stands at a moment.</summary>
public enum CommitmentState
{
    /// <summary>It has not ended, and its day has not passed.</summary>
    Open,

    /// <summary>It has not ended, and its day has passed.</summary>
    Overdue,

    /// <summary>Every party has given its word that it was done.</summary>
    Done,

    /// <summary>Every party has agreed to drop it.</summary>
    Dropped,

    /// <summary>It goes on in its successor, which a later record holds.</summary>
    Moved,
}

/// <summary>What follows from a commitment's day, wherever it is read.</summary>
public static class CommitmentDue
{
    /// <summary>From when on it is overdue unless it has ended.</summary>
    public static DateTimeOffset OverdueFrom(this RecordCommitment terms) => BorderDay.StartOf(terms.DueOn.AddDays(1));

    /// <summary>Where it stands at a moment, by how it had ended by then.</summary>
    public static CommitmentState StateAt(this RecordCommitment terms, CommitmentEnd? ended, DateTimeOffset moment) => ended switch
    {
        CommitmentEnd.Done => CommitmentState.Done,
        CommitmentEnd.Dropped => CommitmentState.Dropped,
        CommitmentEnd.Moved => CommitmentState.Moved,
        null => moment >= terms.OverdueFrom() ? CommitmentState.Overdue : CommitmentState.Open,
    };
}

/// <summary>What a party brings forward to end a commitment.</summary>
/// <param name="End">How.</param>
/// <param name="Statement">What was done, or why it is to be dropped.</param>
public sealed record CommitmentEnding(CommitmentEnd End, string Statement);

/// <summary>What a party's statement or proposal to end a commitment comes to.</summary>
public enum EndingWord
{
    /// <summary>It counts, and takes the place of what was on the table.</summary>
    Given,

    /// <summary>That party has given its word on the very same.</summary>
    Repeated,

    /// <summary>Another party has brought forward the very same; it is to be confirmed.</summary>
    OnTheTable,

    /// <summary>Only a party that owns the commitment states that it is done.</summary>
    NotAnOwner,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It is not a party to this.</summary>
    NotAParty,
}

/// <summary>
/// What parties took upon themselves in a signed record. It ends as done, which a party that owns it states, or as dropped, which any party
/// proposes: either way only once every other party has confirmed the same revision. That it is overdue is derived from its day and a given time.
/// </summary>
public sealed record Commitment : IBorderAffair
{
    private Commitment()
    {
    }

    /// <summary>Before it is registered.</summary>
    public static Commitment None { get; } = new();

    public Guid Id { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The record that it comes from.</summary>
    public RecordReference Source { get; private init; } = null!;

    /// <summary>What, who, by when: as it was signed.</summary>
    public RecordCommitment Terms { get; private init; } = null!;

    /// <summary>The statement or proposal to end it that is on the table, and who has given its word on it; none before the first.</summary>
    public Negotiation<CommitmentEnding>? Ending { get; private init; }

    /// <summary>How it ended; none while it is open.</summary>
    public CommitmentEnd? Ended { get; private init; }

    /// <summary>The commitment that has taken it over.</summary>
    public Guid? SuccessorId { get; private init; }

    /// <summary>The revision of the statement or proposal on the table; 0 before the first.</summary>
    public int Revision => Ending?.Revision ?? 0;

    /// <summary>From when on it is overdue unless it has ended.</summary>
    public DateTimeOffset OverdueFrom => Terms.OverdueFrom();

    public static Commitment Register(Guid id, BorderPair pair, RecordReference source, RecordCommitment terms) =>
        new() { Id = id, Pair = pair, Source = source, Terms = terms };

    /// <summary>Where it stands at a moment, given what had been recorded by then.</summary>
    public CommitmentState StateAt(DateTimeOffset moment) => Terms.StateAt(Ended, moment);

    /// <summary>Weighs a statement or proposal without recording it.</summary>
    public EndingWord Weigh(Party by, CommitmentEnding ending) =>
        Pair?.Includes(by) != true ? EndingWord.NotAParty
        : Ending?.Terms == ending && Ending.ConfirmedBy.Contains(by) ? EndingWord.Repeated
        : Ended is not null ? EndingWord.Ended
        : ending.End == CommitmentEnd.Done && !Terms.Owners.Contains(by) ? EndingWord.NotAnOwner
        : Ending?.Terms == ending ? EndingWord.OnTheTable
        : EndingWord.Given;

    /// <summary>The state after a statement or proposal has been recorded.</summary>
    /// <exception cref="InvalidOperationException">It does not count; no decider can have recorded it.</exception>
    public Commitment Propose(Party by, int revision, CommitmentEnding ending) => revision == Revision + 1 && Weigh(by, ending) is EndingWord.Given
        ? this with { Ending = Ending?.Change(by, ending) ?? Negotiation<CommitmentEnding>.Open(Pair!.Parties, by, ending) }
        : throw new InvalidOperationException($"{by} cannot have brought this forward as revision {revision}.");

    /// <summary>The state after a party has confirmed what is on the table.</summary>
    /// <exception cref="InvalidOperationException">That word does not count; no decider can have recorded it.</exception>
    public Commitment Confirm(Party by, int revision, CommitmentEnd end) => Ended is null && Ending is { } ending && ending.Terms.End == end
        ? this with { Ending = ending.Confirm(by, revision) }
        : throw new InvalidOperationException($"{by} cannot have confirmed that this is {end}.");

    /// <summary>The state after every party has given its word.</summary>
    /// <exception cref="InvalidOperationException">Not every party has; no decider can have recorded it.</exception>
    public Commitment Finish(int revision, CommitmentEnd end) => Ended is null && revision == Revision && Ending is { IsAgreed: true } ending && ending.Terms.End == end
        ? this with { Ended = end }
        : throw new InvalidOperationException($"It cannot have ended as {end}.");

    /// <summary>The state after a later record has taken it over.</summary>
    /// <exception cref="InvalidOperationException">It has ended; no decider can have recorded it.</exception>
    public Commitment Move(Guid successorId) => Ended is null
        ? this with { Ended = CommitmentEnd.Moved, SuccessorId = successorId }
        : throw new InvalidOperationException("It cannot have moved after its end.");
}
