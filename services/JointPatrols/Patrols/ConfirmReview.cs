using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Stands by the party's word on the terms after the section has changed.</summary>
/// <param name="Revision">The revision that is agreed.</param>
/// <param name="Changes">The changes that the party has looked at, as the patrol's <c>review</c> names them: 1 to 100.</param>
public sealed record ConfirmReview(int Revision, ImmutableArray<Guid> Changes);

internal static class ConfirmReviewSlice
{
    public static void MapConfirmReview(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/confirm-review", HandleAsync, nameof(ConfirmReview), Roles.Commander, "Stands by the party's word after changes of the section; with the last party's the review is over.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.ChangeUnknown, Superseding.Superseded);

    /// <param name="review">What is to be reviewed, if anything.</param>
    public static Decision<PatrolEvent> Decide(ConfirmReview command, Patrol patrol, Party by, PatrolReview? review)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Each(command.Changes, "/changes", 1, 100, (_, _) => { });
        faults.When(command.Changes.Distinct().Count() < command.Changes.Length, "/changes", "A change stands here twice.");
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var unseen = command.Changes.RemoveAll(change => patrol.HasReviewed(by, change));
        return command.Revision != patrol.Revision ? PatrolRejections.Superseded(patrol.Negotiation, command.Revision)
            : unseen.IsEmpty ? Decision<PatrolEvent>.NoChange
            : unseen.Except(review?.Changes.Select(change => change.Change) ?? []).Any() ? PatrolRejections.ChangeUnknown
            : new PatrolReviewConfirmed(by, patrol.Revision, unseen);
    }

    private static async Task<IResult> HandleAsync(
        Guid patrolId, ConfirmReview command, CommandContext context, PatrolSurroundings surroundings, CancellationToken cancellationToken)
    {
        var history = await surroundings.ReviewFactsAsync(patrolId, context.Now, cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, history.ReviewOf(patrol)), PatrolRejections.Unknown, cancellationToken);
    }
}
