using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Declines a proposal, or withdraws the party's own.</summary>
/// <param name="Revision">The revision that is declined or withdrawn.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
/// <param name="LetterReference">The official letter that says so.</param>
public sealed record DeclinePatrol(int Revision, string Reason, string? LetterReference = null);

internal static class DeclinePatrolSlice
{
    public static void MapDeclinePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/decline", HandleAsync, nameof(DeclinePatrol), Roles.Officer, "Ends the negotiation: declines the proposal, or withdraws the party's own.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, Superseding.Superseded);

    public static Decision<PatrolEvent> Decide(DeclinePatrol command, Patrol patrol, Party by)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Proposed, PatrolStatus.Declined) is { } refusal)
        {
            return refusal;
        }

        var declined = new PatrolDeclined(by, command.Revision, command.Reason, command.LetterReference);
        if (patrol.Status == PatrolStatus.Declined)
        {
            return patrol.Ended == declined ? Decision<PatrolEvent>.NoChange : PatrolRejections.NotNow(patrol.Status);
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 1000);
        faults.OptionalText(command.LetterReference, "/letterReference", 100);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : command.Revision != patrol.Revision ? PatrolRejections.Superseded(patrol.Negotiation, command.Revision)
            : declined;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, DeclinePatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
