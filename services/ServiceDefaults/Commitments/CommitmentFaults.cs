using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>What the commitments in a bilateral record must fulfil.</summary>
public static class CommitmentFaults
{
    public const int MostCommitments = 20;

    /// <summary>How long after the affair a commitment may be due.</summary>
    private const int MostYears = 10;

    /// <param name="ended">The day on which the affair ended; nothing is due before it.</param>
    public static void Commitments(this Faults faults, ImmutableArray<RecordCommitment> commitments, string pointer, BorderPair pair, DateOnly ended)
    {
        faults.Each(commitments, pointer, 0, MostCommitments, (commitment, place) => faults.Commitment(commitment, place, pair, ended));
        var succeeded = Succeeded(commitments);
        faults.When(succeeded.Distinct().Count() < succeeded.Length, pointer, "A commitment is taken over twice.");
    }

    /// <summary>The commitments of earlier records that these take over.</summary>
    public static Guid[] Succeeded(ImmutableArray<RecordCommitment>? commitments) => [.. (commitments ?? []).Select(commitment => commitment.Succeeds).OfType<Guid>()];

    private static void Commitment(this Faults faults, RecordCommitment commitment, string pointer, BorderPair pair, DateOnly ended)
    {
        faults.Texts(commitment.Texts, $"{pointer}/texts", 1000, pair);
        faults.Each(commitment.Owners, $"{pointer}/owners", 1, pair.Parties.Length, (owner, place) =>
            faults.When(!pair.Includes(owner), place, $"A party of {pair} is expected."));
        faults.When(commitment.Owners.Distinct().Count() < commitment.Owners.Length, $"{pointer}/owners", "A party stands here twice.");
        faults.When(
            commitment.DueOn < ended || commitment.DueOn > ended.AddYears(MostYears), $"{pointer}/dueOn", $"A day within {MostYears} years after {ended:O} is expected.");
    }
}
