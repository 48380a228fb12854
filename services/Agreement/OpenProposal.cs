using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Contracts;

namespace BorderCoordination.Agreement;

/// <summary>Terms on the table that wait for somebody's word.</summary>
/// <param name="About">What they are about, in few words.</param>
/// <param name="ProposedAt">When they were brought forward.</param>
/// <param name="OwedBy">The parties that have not given their word on them.</param>
/// <param name="Begins">When what they are about begins, where that is a moment: later than that no answer is in time.</param>
public sealed record OpenProposal(string About, DateTimeOffset ProposedAt, ImmutableArray<Party> OwedBy, DateTimeOffset? Begins = null)
{
    /// <summary>Terms that are to hold between the parties of a pair from a day on, which tells them apart.</summary>
    /// <param name="by">The party that brings them forward, and has given its word on them with it.</param>
    public static OpenProposal OfTerms(BorderPair pair, Party by, DateOnly inForceFrom, DateTimeOffset proposedAt) =>
        new(inForceFrom.ToString("O", CultureInfo.InvariantCulture), proposedAt, pair.Parties.Remove(by), BorderDay.StartOf(inForceFrom));

    /// <summary>What waits after one more party has given its word.</summary>
    public OpenProposal After(Party confirmed) => this with { OwedBy = OwedBy.Remove(confirmed) };
}
