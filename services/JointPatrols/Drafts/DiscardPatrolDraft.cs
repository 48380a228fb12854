using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>Gives the party's own draft of a patrol up.</summary>
/// <param name="Reason">Why, for the party's own files: 1 to 1,000 characters.</param>
public sealed record DiscardPatrolDraft(string? Reason = null);

internal static class DiscardPatrolDraftSlice
{
    public static void MapDiscardPatrolDraft(this IEndpointRouteBuilder drafts) => drafts.MapCommand(
        "/{draftId}/discard", HandleAsync, nameof(DiscardPatrolDraft), Roles.Officer, "Gives the party's own draft up.")
        .Refuses(PatrolDraftRejections.Unknown, PatrolDraftRejections.NotInState);

    public static Decision<PatrolDraftEvent> Decide(DiscardPatrolDraft command, PatrolDraft draft, Party by)
    {
        if (PatrolDraftRejections.Unless(draft, by) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.OptionalText(command.Reason, "/reason", 1000);
        return !faults.None ? PatrolDraftRejections.Invalid(faults) : draft.Status switch
        {
            PatrolDraftStatus.Draft => new PatrolDraftDiscarded(command.Reason),
            PatrolDraftStatus.Discarded => Decision<PatrolDraftEvent>.NoChange,
            PatrolDraftStatus.Proposed => PatrolDraftRejections.NotNow(draft.Status),
            PatrolDraftStatus.Unknown => PatrolDraftRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid draftId, DiscardPatrolDraft command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            PatrolDraft.Stream(draftId), PatrolDraft.Decider, draft => Decide(command, draft, context.Party), PatrolDraftRejections.Unknown, cancellationToken);
}
