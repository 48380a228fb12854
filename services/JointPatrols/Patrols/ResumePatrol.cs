using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Lets a suspended patrol go on.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker of the section.</param>
/// <param name="Note">Whatever is to be said, such as the weather.</param>
public sealed record ResumePatrol(DateTimeOffset At, MarkerRef Position, string? Note = null);

internal static class ResumePatrolSlice
{
    public static void MapResumePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/resume", HandleAsync, nameof(ResumePatrol), Roles.Officer, "The patrol goes on.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.BeforeLastWord, PatrolRejections.PlaceElsewhere);

    public static Decision<PatrolEvent> Decide(ResumePatrol command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Suspended, PatrolStatus.InProgress) is { } refusal)
        {
            return refusal;
        }

        var recorded = new PatrolResumed(by, command.At, command.Position, command.Note);
        if (patrol.Status == PatrolStatus.InProgress)
        {
            return patrol.Field!.Halt == recorded ? Decision<PatrolEvent>.NoChange : PatrolRejections.NotNow(patrol.Status);
        }

        var faults = new Faults();
        faults.Time(command.At, "/at", now);
        faults.OptionalText(command.Note, "/note", 1000);
        return !faults.None ? PatrolRejections.Invalid(faults)
            : PatrolFieldRules.Refuse(patrol, command.Position, command.At) is { } misplaced ? misplaced
            : recorded;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ResumePatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
