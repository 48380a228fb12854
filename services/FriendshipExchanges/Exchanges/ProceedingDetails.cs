using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;

namespace BorderCoordination.FriendshipExchanges.Exchanges;

/// <summary>A party's delegation.</summary>
/// <param name="IsAsAgreed">Whether the agreed head heads it; where not, its head tells why.</param>
public sealed record DelegationDetails(Party Party, Delegation Delegation, bool IsAsAgreed)
{
    internal static ImmutableArray<DelegationDetails> Of(Exchange exchange) =>
        [.. exchange.Delegations.Select(declared => new DelegationDetails(declared.Key, declared.Value, declared.Value.Head.Substitution is null))];
}

/// <summary>An inspection, a rehearsal, a briefing, talks, a document, a statement or a review.</summary>
/// <param name="Proceeding">What the parties call it.</param>
/// <param name="Revision">The revision of the statement; whoever confirms names it.</param>
/// <param name="By">The party whose statement it is.</param>
/// <param name="IsJoint">Whether every party stands by it.</param>
/// <param name="ConfirmedBy">The parties that do, the stating one among them.</param>
/// <param name="Tasks">What is to be done before the exchange, and what is done of it.</param>
/// <param name="ProgrammeRevision">The revision of the programme that was rehearsed.</param>
/// <param name="Inspection">What was inspected or rehearsed.</param>
/// <param name="Meeting">The briefing or the review.</param>
public sealed record ProceedingDetails(
    string Proceeding,
    ProceedingKind Kind,
    int Revision,
    Party By,
    bool IsJoint,
    ImmutableArray<Party> ConfirmedBy,
    ImmutableArray<TaskDetails> Tasks,
    int? ProgrammeRevision,
    Inspection? Inspection,
    OwnMeeting? Meeting,
    Talks? Talks,
    SignedDocument? Document,
    JointStatement? Statement)
{
    internal static ImmutableArray<ProceedingDetails> Of(Exchange exchange) => [.. exchange.Proceedings.Select(known => Of(known.Key, known.Value))];

    private static ProceedingDetails Of(string name, Proceeding known) => new(
        name,
        known.Terms.Kind,
        known.Stated.Revision,
        known.By,
        known.Stated.IsAgreed,
        known.Stated.ConfirmedBy,
        [.. known.Terms.Tasks.Select((task, index) => new TaskDetails(index + 1, task, known.Done.ContainsKey(index + 1), known.Done.GetValueOrDefault(index + 1)?.Note))],
        known.Terms.ProgrammeRevision,
        known.Terms.Content as Inspection,
        known.Terms.Content as OwnMeeting,
        known.Terms.Content as Talks,
        known.Terms.Content as SignedDocument,
        known.Terms.Content as JointStatement);
}

/// <summary>A task from an inspection or a rehearsal.</summary>
/// <param name="Number">Its number there.</param>
public sealed record TaskDetails(int Number, PreparationTask Content, bool IsDone, string? Note);
