using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>What the deciders need to know of a draft: a patrol that one party prepares at home, and that no other party knows of.</summary>
public sealed record PatrolDraft : IBorderAffair
{
    public const string Aggregate = "patrol-draft";

    private PatrolDraft()
    {
    }

    public static Decider<PatrolDraft, PatrolDraftEvent> Decider { get; } = new(new PatrolDraft(), Evolve);

    public Guid Id { get; private init; }

    public PatrolDraftStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    /// <summary>The party whose own it is.</summary>
    public Party By { get; private init; }

    public Visibility Visibility => Visibility.OnlyFor(By);

    /// <summary>All versions of what was prepared, oldest first.</summary>
    public ImmutableArray<DraftRevision> Revisions { get; private init; } = [];

    public int Revision => Revisions.Length;

    public PatrolDraftTerms Terms => Revisions[^1].Terms;

    public string? Note => Revisions[^1].Note;

    /// <summary>The closed patrol that it follows on.</summary>
    public Guid? After { get; private init; }

    /// <summary>The item of a friendship exchange that it is made for.</summary>
    public ExchangeItem? Exchange { get; private init; }

    /// <summary>The markers that nobody reached there.</summary>
    public ImmutableArray<MarkerRef> Gaps { get; private init; } = [];

    /// <summary>The patrol that came of it.</summary>
    public Guid? PatrolId { get; private init; }

    public static StreamName Stream(Guid draftId) => new(Aggregate, draftId);

    /// <summary>The members that differ between a revision and the last one; empty when there is no such revision.</summary>
    public ImmutableArray<string> ChangedSince(int revision) =>
        revision >= 1 && revision <= Revision ? TermsDifference.Between(Revisions[revision - 1], Revisions[^1]) : [];

    private static PatrolDraft Evolve(PatrolDraft draft, PatrolDraftEvent recorded) => (draft.Status, recorded) switch
    {
        (PatrolDraftStatus.Unknown, PatrolDrafted drafted) => new PatrolDraft
        {
            Id = drafted.DraftId,
            Status = PatrolDraftStatus.Draft,
            Pair = drafted.Pair,
            By = drafted.By,
            After = drafted.After,
            Gaps = drafted.Gaps ?? [],
            Exchange = drafted.Exchange,
            Revisions = [new DraftRevision(drafted.Terms, drafted.Note)],
        },
        (PatrolDraftStatus.Draft, PatrolDraftChanged changed) when changed.Revision == draft.Revision + 1 =>
            draft with { Revisions = draft.Revisions.Add(new DraftRevision(changed.Terms, changed.Note)) },
        (PatrolDraftStatus.Draft, PatrolDraftDiscarded) => draft with { Status = PatrolDraftStatus.Discarded },
        (PatrolDraftStatus.Draft, PatrolDraftProposed proposed) when proposed.Revision == draft.Revision =>
            draft with { Status = PatrolDraftStatus.Proposed, PatrolId = proposed.PatrolId },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {draft.Status}."),
    };
}

/// <summary>A draft as it stood under one number.</summary>
public sealed record DraftRevision(PatrolDraftTerms Terms, string? Note);

/// <summary>Where a draft stands.</summary>
public enum PatrolDraftStatus
{
    Unknown,

    /// <summary>It is being prepared.</summary>
    Draft,

    /// <summary>It was given up.</summary>
    Discarded,

    /// <summary>It is a patrol now; what becomes of that is told there.</summary>
    Proposed,
}
