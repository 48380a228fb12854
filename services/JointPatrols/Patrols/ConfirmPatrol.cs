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

    /// <param name="drawn">The number for a patrol that is agreed for the first time.</param>
    public static Decision<PatrolEvent> Decide(ConfirmPatrol command, Patrol patrol, Party by, DateTimeOffset now, PatrolNumber? drawn = null)
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
                new PatrolAgreed(command.Revision, patrol.Terms, [.. patrol.Negotiation.ConfirmedBy, by], patrol.Number ?? drawn)),
            Word.Repeated => Decision<PatrolEvent>.NoChange,
            Word.Superseded => PatrolRejections.Superseded(patrol.Negotiation, command.Revision),
            Word.NotAParty => PatrolRejections.Unknown,
        };
    }

    /// <summary>Whether the command makes a patrol agreed that has no number yet.</summary>
    public static bool Draws(ConfirmPatrol command, Patrol patrol, Party by, DateTimeOffset now) =>
        patrol.Number is null && Decide(command, patrol, by, now) is Decision<PatrolEvent>.Accepted { Events: [.., PatrolAgreed] };

    private static Task<IResult> HandleAsync(Guid patrolId, ConfirmPatrol command, CommandContext context, CancellationToken cancellationToken)
    {
        PatrolNumber? drawn = null;
        return context.RunAsync(
            Patrol.Stream(patrolId),
            Patrol.Decider,
            patrol => Decide(command, patrol, context.Party, context.Now, drawn),
            PatrolRejections.Unknown,
            async (patrol, transaction, token) =>
                drawn = Draws(command, patrol, context.Party, context.Now) ? await PatrolNumbers.DrawAsync(transaction, patrol.Pair!, context.Now, token) : null,
            cancellationToken);
    }
}
