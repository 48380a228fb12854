using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>Begins to prepare a patrol at home; no other party learns of it.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Terms">As far as they are known.</param>
/// <param name="Note">For the party's own use: 1 to 2,000 characters. No proposal carries it.</param>
public sealed record DraftPatrol(BorderPair Pair, PatrolDraftTerms Terms, string? Note = null);

internal static class DraftPatrolSlice
{
    public static void MapDraftPatrol(this IEndpointRouteBuilder drafts) => drafts.MapCreation(
        "/", HandleAsync, nameof(DraftPatrol), Roles.Officer, "Begins to prepare a patrol at home; the draft is the party's own, and no other party learns of it.")
        .Refuses(PatrolDraftRejections.Exists, Pairs.Unknown, Pairs.Foreign);

    public static Decision<PatrolDraftEvent> Decide(DraftPatrol command, PatrolDraft draft, Guid draftId, Party by)
    {
        if (draft.Status != PatrolDraftStatus.Unknown)
        {
            return draft.By == by ? PatrolDraftRejections.Exists : PatrolDraftRejections.Unknown;
        }

        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        var faults = PatrolDraftRules.Check(command.Terms, command.Note, command.Pair);
        return faults.None ? new PatrolDrafted(draftId, command.Pair, by, command.Terms, command.Note) : PatrolDraftRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(DraftPatrol command, CommandContext context, CancellationToken cancellationToken)
    {
        var draftId = Guid.CreateVersion7(context.Now);
        return context.CreateAsync(
            command.Pair,
            PatrolDraft.Stream(draftId),
            PatrolDraft.Decider,
            draft => Decide(command, draft, draftId, context.Party),
            PatrolDraftRejections.Unknown,
            $"/patrol-drafts/{draftId}",
            cancellationToken);
    }
}
