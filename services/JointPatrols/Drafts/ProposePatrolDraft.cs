using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Chairs;
using BorderCoordination.JointPatrols.Deadlines;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Drafts;

/// <summary>Puts the party's own draft on the table as a proposed patrol.</summary>
/// <param name="Revision">The revision that is proposed.</param>
public sealed record ProposePatrolDraft(int Revision);

internal static class ProposePatrolDraftSlice
{
    public static void MapProposePatrolDraft(this IEndpointRouteBuilder drafts) => drafts.MapCreation(
        "/{draftId}/propose", HandleAsync, nameof(ProposePatrolDraft), Roles.Officer,
        "Puts the draft on the table: from now on it is a proposed patrol, which Location names, and the party's word on revision 1 of its terms.")
        .Refuses(
            PatrolDraftRejections.Unknown, PatrolDraftRejections.NotInState, PatrolDraftRejections.Incomplete, PatrolRejections.ShortNoticeUnexplained,
            PatrolRejections.ChairUnexplained, PatrolRejections.UnitNotInForce, PatrolRejections.SectionOfOtherUnits, PatrolRejections.MarkerRetired, PatrolRejections.BeyondLine, PatrolRejections.PlanItemNotAgreed,
            Superseding.Superseded);

    /// <param name="patrolId">The patrol that it becomes.</param>
    /// <param name="inForce">The deadlines by which each pair goes now.</param>
    /// <param name="ground">What is known of the ground and the units.</param>
    /// <param name="turn">The party whose turn it is to chair; none before the pair's first patrol has closed.</param>
    public static Decision<PatrolDraftEvent> Decide(
        ProposePatrolDraft command, PatrolDraft draft, Guid patrolId, Party by, DateTimeOffset now, DeadlinesInForce inForce, PatrolGround ground,
        Party? turn = null)
    {
        if (PatrolDraftRejections.Unless(draft, by) is { } refusal)
        {
            return refusal;
        }

        if (draft.Status == PatrolDraftStatus.Proposed && command.Revision == draft.Revision)
        {
            return Decision<PatrolDraftEvent>.NoChange;
        }

        return draft.Status != PatrolDraftStatus.Draft ? PatrolDraftRejections.NotNow(draft.Status)
            : command.Revision != draft.Revision ? PatrolDraftRejections.Superseded(draft, command.Revision)
            : draft.Terms.Missing().Any() ? PatrolDraftRejections.Open(draft.Terms.Missing())
            : Propose(draft, draft.Terms.ToTerms(turn ?? by), patrolId, now, inForce, ground, turn);
    }

    /// <summary>What the other parties get to see of a draft that was proposed.</summary>
    public static PatrolProposed Proposal(PatrolDraft draft, Party? turn = null) => new(draft.PatrolId!.Value, draft.Pair!, draft.By, draft.Terms.ToTerms(turn ?? draft.By), draft.Exchange);

    private static Decision<PatrolDraftEvent> Propose(
        PatrolDraft draft, PatrolTerms terms, Guid patrolId, DateTimeOffset now, DeadlinesInForce inForce, PatrolGround ground, Party? turn) =>
        PatrolTermsRules.Check(terms, draft.Pair!, now) is { None: false } faults ? PatrolDraftRejections.NotReady(faults)
        : PatrolTermsRules.Notice(terms.StartsAt, terms.ShortNoticeReason, now, inForce.Of(draft.Pair!, now)) is { } tooShort ? tooShort
        : PatrolRejections.UnlessExplained(terms, turn) is { } unexplained ? unexplained
        : ground.Refuse(draft.Pair!, terms) is { } misfit ? misfit
        : new PatrolDraftProposed(draft.Revision, patrolId);

    private static async Task<IResult> HandleAsync(
        Guid draftId, ProposePatrolDraft command, CommandContext context, PatrolSurroundings surroundings, NpgsqlDataSource database,
        CancellationToken cancellationToken)
    {
        var patrolId = Guid.CreateVersion7(context.Now);
        var inForce = await DeadlinesInForce.KnownAtAsync(database, context.Now, cancellationToken);
        var turns = await database.TurnsToChairAsync(context.Actor, cancellationToken);
        Party? TurnIn(PatrolDraft draft) => turns.TryGetValue(draft.Pair!, out var turn) ? turn : null;
        var ground = await surroundings.GroundAsync(
            PatrolDraft.Stream(draftId),
            PatrolDraft.Decider,
            draft => draft.Pair is null || draft.Terms.Missing().Any() ? null : (draft.Pair, draft.Terms.ToTerms(context.Party)),
            context,
            cancellationToken);
        return await context.BeginAsync(
            PatrolDraft.Stream(draftId),
            PatrolDraft.Decider,
            draft => Decide(command, draft, patrolId, context.Party, context.Now, inForce, ground, TurnIn(draft)),
            PatrolDraftRejections.Unknown,
            draft => new Beginning<Patrol, PatrolEvent>(
                Patrol.Stream(patrolId), Patrol.Decider, Proposal(draft, TurnIn(draft)), context.Describe(draft.Pair!, Visibility.Shared)),
            draft => $"/patrols/{draft.PatrolId}",
            cancellationToken);
    }
}
