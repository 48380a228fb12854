using System.Collections.Immutable;
using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>A commitment in minutes.</summary>
/// <param name="Id">Under which it is followed up among the commitments once all have signed.</param>
/// <param name="Number">Its place in the minutes, from 1.</param>
/// <param name="Texts">What is to be done, in each language of the pair.</param>
/// <param name="Owners">The parties that are to do it.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="Succeeds">The commitment of earlier minutes that it takes over once all have signed.</param>
public sealed record MinutesCommitment(Guid Id, int Number, ImmutableArray<RecordText> Texts, ImmutableArray<Party> Owners, DateOnly DueOn, Guid? Succeeds)
{
    /// <param name="id">Under which it is followed up.</param>
    public static MinutesCommitment Of(RecordCommitment commitment, Guid id, int number) =>
        new(id, number, commitment.Texts, commitment.Owners, commitment.DueOn, commitment.Succeeds);
}
