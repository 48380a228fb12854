using System.Collections.Immutable;

namespace BorderCoordination.Contracts;

/// <summary>What parties take upon themselves in a bilateral record; it is signed with the record.</summary>
/// <param name="Texts">What is to be done, one text in each language of the pair, 1 to 1,000 characters.</param>
/// <param name="Owners">The parties that are to do it: one or more of the pair, each once.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="Succeeds">The commitment of earlier minutes that it takes over, with what is still open of it.</param>
public sealed record RecordCommitment(ImmutableArray<RecordText> Texts, ImmutableArray<Party> Owners, DateOnly DueOn, Guid? Succeeds = null);

/// <summary>Where something stands in a signed bilateral record.</summary>
/// <param name="Subject">The affair whose record it is, as in its events: <c>patrol/0198…</c>.</param>
/// <param name="Hash">What all have signed.</param>
/// <param name="Number">Its place in the record, from 1.</param>
public sealed record RecordReference(string Subject, string Hash, int Number);
