using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Gives the party's word on the terms.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmPatrol(int Revision);

internal static class ConfirmPatrolSlice
{
    public static void MapConfirmPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/confirm", HandleAsync, nameof(ConfirmPatrol), Roles.Commander, "Gives the party's word on a revision of the terms; the last word needed makes the patrol agreed.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.WindowPassed, Superseding.Superseded);

    public static Decision<PatrolEvent> Decide(ConfirmPatrol command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (patrol.Status is PatrolStatus.Unknown)
        {
            return PatrolRejections.Unknown;
        }

        if (patrol.Status is PatrolStatus.Declined or PatrolStatus.Cancelled)
        {
            return PatrolRejections.NotNow(patrol.Status);
        }

        return patrol.Negotiation.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when patrol.Terms.EndsAt <= now => PatrolRejections.WindowPassed,
            Word.Given => new PatrolConfirmed(by, command.Revision),
            Word.Completes => Decision<PatrolEvent>.Record(
                new PatrolConfirmed(by, command.Revision),
                new PatrolAgreed(command.Revision, patrol.Terms, [.. patrol.Negotiation.ConfirmedBy, by])),
            Word.Repeated => Decision<PatrolEvent>.NoChange,
            Word.Superseded => PatrolRejections.Superseded(patrol.Negotiation, command.Revision),
            Word.NotAParty => PatrolRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ConfirmPatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
