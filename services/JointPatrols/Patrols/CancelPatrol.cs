using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Cancels an agreed patrol that has not started.</summary>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
/// <param name="LetterReference">The official letter that says so.</param>
public sealed record CancelPatrol(string Reason, string? LetterReference = null);

internal static class CancelPatrolSlice
{
    public static void MapCancelPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/cancel", HandleAsync, nameof(CancelPatrol), Roles.Commander, "Cancels an agreed patrol that has not started.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState);

    public static Decision<PatrolEvent> Decide(CancelPatrol command, Patrol patrol, Party by)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared, PatrolStatus.Cancelled) is { } refusal)
        {
            return refusal;
        }

        var cancelled = new PatrolCancelled(by, command.Reason, command.LetterReference);
        if (patrol.Status == PatrolStatus.Cancelled)
        {
            return patrol.Ended == cancelled ? Decision<PatrolEvent>.NoChange : PatrolRejections.NotNow(patrol.Status);
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 1000);
        faults.OptionalText(command.LetterReference, "/letterReference", 100);
        return faults.None ? cancelled : PatrolRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(Guid patrolId, CancelPatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
