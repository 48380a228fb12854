using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>Changes the party's own draft of a patrol.</summary>
/// <param name="Revision">The revision that it changes.</param>
/// <param name="Terms">The terms as they are to be, whole.</param>
/// <param name="Note">The note as it is to be: 1 to 2,000 characters.</param>
public sealed record ChangePatrolDraft(int Revision, PatrolDraftTerms Terms, string? Note = null);

internal static class ChangePatrolDraftSlice
{
    public static void MapChangePatrolDraft(this IEndpointRouteBuilder drafts) => drafts.MapCommand(
        "/{draftId}/change", HandleAsync, nameof(ChangePatrolDraft), Roles.Officer, "Changes the party's own draft, as often as it likes: each time a new revision.")
        .Refuses(PatrolDraftRejections.Unknown, PatrolDraftRejections.NotInState, Superseding.Superseded);

    public static Decision<PatrolDraftEvent> Decide(ChangePatrolDraft command, PatrolDraft draft, Party by)
    {
        if (PatrolDraftRejections.Unless(draft, by) is { } refusal)
        {
            return refusal;
        }

        var unchanged = TermsDifference.Between(draft.Revisions[^1], new DraftRevision(command.Terms, command.Note)).IsEmpty;
        if (unchanged && command.Revision > 0 && draft.Revision - command.Revision is (0 or 1))
        {
            return Decision<PatrolDraftEvent>.NoChange;
        }

        var faults = PatrolDraftRules.Check(command.Terms, command.Note, draft.Pair!);
        return draft.Status != PatrolDraftStatus.Draft ? PatrolDraftRejections.NotNow(draft.Status)
            : !faults.None ? PatrolDraftRejections.Invalid(faults)
            : command.Revision != draft.Revision ? PatrolDraftRejections.Superseded(draft, command.Revision)
            : new PatrolDraftChanged(draft.Revision + 1, command.Terms, command.Note);
    }

    private static Task<IResult> HandleAsync(Guid draftId, ChangePatrolDraft command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PatrolDraft.Stream(draftId), PatrolDraft.Decider, draft => Decide(command, draft, context.Party), PatrolDraftRejections.Unknown, cancellationToken);
}
