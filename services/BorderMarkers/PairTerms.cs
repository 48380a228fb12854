using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;

namespace BorderCoordination.BorderMarkers;

/// <summary>Terms that a pair goes by, as a party of it sees them.</summary>
/// <param name="Revision">The revision of the last proposal; whoever confirms names it.</param>
/// <param name="InForce">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="Proposed">The last proposal, and who has given its word on it.</param>
/// <param name="Agreed">What was agreed, in that order; the last one whose day has come holds.</param>
public sealed record PairTermsDetails<TTerms>(
    Guid Id, long Version, BorderPair Pair, int Revision, TTerms InForce, TermsDetails<DatedTerms<TTerms>> Proposed, ImmutableArray<DatedTerms<TTerms>> Agreed)
{
    /// <param name="otherwise">What holds until anything is agreed.</param>
    internal static PairTermsDetails<TTerms> Of(Guid id, StandingTerms<TTerms> standing, long version, TTerms otherwise, DateTimeOffset moment)
    {
        ImmutableArray<DatedTerms<TTerms>> agreed = [.. standing.Agreed.Select(revision => revision.Terms)];
        return new PairTermsDetails<TTerms>(
            id,
            version,
            standing.Pair!,
            standing.Revision,
            StandingTerms<TTerms>.InForce(agreed, moment) is { } dated ? dated.Terms : otherwise,
            TermsDetails<DatedTerms<TTerms>>.Of(standing.Negotiation)!,
            agreed);
    }
}

/// <summary>Which terms a pair goes by at a moment. They are agreed before they hold, so that they may be asked for beforehand.</summary>
/// <param name="agreed">Of each pair in the order in which it was agreed.</param>
/// <param name="otherwise">What holds until anything is agreed.</param>
internal sealed class TermsInForce<TTerms>(ILookup<BorderPair, DatedTerms<TTerms>> agreed, TTerms otherwise)
{
    /// <summary>What the pair has agreed that holds at the moment; none where it has agreed on nothing.</summary>
    public DatedTerms<TTerms>? AgreedBy(BorderPair pair, DateTimeOffset moment) => StandingTerms<TTerms>.InForce(agreed[pair], moment);

    /// <summary>What holds for a pair; the default where it has agreed on nothing, or where there is no pair.</summary>
    public TTerms Of(BorderPair? pair, DateTimeOffset moment) => pair is not null && AgreedBy(pair, moment) is { } dated ? dated.Terms : otherwise;
}
