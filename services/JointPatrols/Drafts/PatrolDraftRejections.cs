using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>Every refusal that a draft can give.</summary>
internal static class PatrolDraftRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "patrol-draft-not-found", "There is no such draft.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "patrol-draft-exists", "This draft has been made.");

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "patrol-draft-not-in-state", "The state of the draft does not allow it.");

    public static Rejection Incomplete { get; } =
        new(RejectionKind.Conflict, "patrol-draft-incomplete", "The draft cannot be proposed as it is.");

    public static Rejection NotNow(PatrolDraftStatus status) => NotInState with { Detail = $"The draft is {status}; this is not done then." };

    public static Rejection Open(IEnumerable<string> missing) => Incomplete with { Detail = $"Still open: {string.Join(", ", missing)}." };

    /// <summary>What the terms of every proposal are held to.</summary>
    public static Rejection NotReady(Faults faults) =>
        Incomplete with { Detail = string.Join(' ', faults.ToImmutable().Select(fault => $"{fault.Pointer}: {fault.Detail}")) };

    public static Rejection Superseded(PatrolDraft draft, int named) => Superseding.Rejection(named, draft.Revision, draft.ChangedSince(named));

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    /// <summary>The refusal of whatever only the party does whose own the draft is.</summary>
    public static Rejection? Unless(PatrolDraft draft, Contracts.Party by) => draft.Pair is null || draft.By != by ? Unknown : null;
}
