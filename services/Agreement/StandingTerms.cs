using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Terms, and the day from which on they are to hold.</summary>
public sealed record DatedTerms<TTerms>(TTerms Terms, DateOnly InForceFrom)
{
    /// <summary>The moment from which on they hold.</summary>
    public DateTimeOffset Begins => BorderDay.StartOf(InForceFrom);
}

/// <summary>What a party's proposal of other terms comes to.</summary>
public enum ProposalWord
{
    /// <summary>It counts, and takes the place of what was on the table.</summary>
    Given,

    /// <summary>That party has given its word on the very same.</summary>
    Repeated,

    /// <summary>Another party has proposed the very same; it is to be confirmed.</summary>
    OnTheTable,
}

/// <summary>
/// Terms that hold between the parties of a border pair until they agree on others: deadlines, for one. Whoever proposes others names the day from which on
/// they are to hold, and they do once every party has confirmed the same revision before that day. What was agreed last takes the place, from its day on, of
/// everything that was agreed before. So what held at a moment never changes afterwards.
/// </summary>
public sealed record StandingTerms<TTerms> : IBorderAffair
{
    private StandingTerms()
    {
    }

    /// <summary>Before the first proposal.</summary>
    public static StandingTerms<TTerms> None { get; } = new();

    public BorderPair? Pair { get; private init; }

    /// <summary>Every proposal, and who has given its word on the last one; none before the first.</summary>
    public Negotiation<DatedTerms<TTerms>>? Negotiation { get; private init; }

    /// <summary>Whether the last proposal still waits for somebody's word.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Who declined the last proposal, and why, where somebody did.</summary>
    public (Party By, string Reason)? Declined { get; private init; }

    /// <summary>What was agreed, in that order.</summary>
    public ImmutableArray<TermsRevision<DatedTerms<TTerms>>> Agreed { get; private init; } = [];

    /// <summary>The revision of the last proposal; 0 before the first.</summary>
    public int Revision => Negotiation?.Revision ?? 0;

    /// <summary>What holds at a moment, by what was agreed, in that order; none before the first day of any.</summary>
    public static DatedTerms<TTerms>? InForce(IEnumerable<DatedTerms<TTerms>> agreed, DateTimeOffset moment) =>
        agreed.LastOrDefault(known => known.Begins <= moment);

    /// <summary>Weighs a proposal of a party of the pair without recording it.</summary>
    public ProposalWord Weigh(Party by, DatedTerms<TTerms> terms) =>
        Negotiation is not { } negotiation || Declined is not null || !Same(negotiation.Terms, terms) ? ProposalWord.Given
        : negotiation.ConfirmedBy.Contains(by) ? ProposalWord.Repeated
        : ProposalWord.OnTheTable;

    /// <summary>The members that differ between a revision and the last one; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision)
    {
        if (Negotiation?.Revisions.FirstOrDefault(known => known.Number == revision)?.Terms is not { } then)
        {
            return [];
        }

        var changed = TermsDifference.Between(then.Terms, Negotiation.Terms.Terms);
        return then.InForceFrom == Negotiation.Terms.InForceFrom ? changed : [.. changed.Append("inForceFrom").Order(StringComparer.Ordinal)];
    }

    /// <summary>The state after a proposal has been recorded.</summary>
    /// <exception cref="InvalidOperationException">It does not count; no decider can have recorded it.</exception>
    public StandingTerms<TTerms> Propose(BorderPair pair, Party by, int revision, DatedTerms<TTerms> terms) =>
        revision == Revision + 1 && (Pair ?? pair) == pair && pair.Includes(by) && Weigh(by, terms) == ProposalWord.Given
            ? this with { Pair = pair, Negotiation = Negotiation?.Change(by, terms) ?? Negotiation<DatedTerms<TTerms>>.Open(pair.Parties, by, terms), IsOpen = true, Declined = null }
            : throw new InvalidOperationException($"{by} cannot have proposed this as revision {revision}.");

    /// <summary>The state after a party's word has been recorded.</summary>
    /// <exception cref="InvalidOperationException">That word does not count; no decider can have recorded it.</exception>
    public StandingTerms<TTerms> Confirm(Party by, int revision) => IsOpen
        ? this with { Negotiation = Negotiation!.Confirm(by, revision) }
        : throw new InvalidOperationException($"{by} cannot have confirmed what is not on the table.");

    /// <summary>The state after every party has given its word.</summary>
    /// <exception cref="InvalidOperationException">Not every party has; no decider can have recorded it.</exception>
    public StandingTerms<TTerms> Agree(int revision) => IsOpen && revision == Revision && Negotiation!.IsAgreed
        ? this with { IsOpen = false, Agreed = Agreed.Add(Negotiation.Revisions[^1]) }
        : throw new InvalidOperationException($"Revision {revision} cannot have been agreed.");

    /// <summary>The state after a party has declined what is on the table.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to decline; no decider can have recorded it.</exception>
    public StandingTerms<TTerms> Decline(Party by, int revision, string reason) =>
        IsOpen && revision == Revision && Pair!.Includes(by) && !Negotiation!.IsAgreed
            ? this with { IsOpen = false, Declined = (by, reason) }
            : throw new InvalidOperationException($"{by} cannot have declined revision {revision}.");

    private static bool Same(DatedTerms<TTerms> one, DatedTerms<TTerms> other) =>
        one.InForceFrom == other.InForceFrom && TermsDifference.Between(one.Terms, other.Terms).IsEmpty;
}
