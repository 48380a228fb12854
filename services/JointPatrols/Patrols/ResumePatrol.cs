using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Lets a suspended patrol go on.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker of the section.</param>
/// <param name="Note">Whatever is to be said, such as the weather: at most 1,000 characters.</param>
/// <param name="Leaders">The leaders who are there, at most one of each party.</param>
public sealed record ResumePatrol(DateTimeOffset At, MarkerRef Position, string? Note = null, ImmutableArray<PatrolLeader>? Leaders = null);

internal static class ResumePatrolSlice
{
    public static void MapResumePatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/resume", HandleAsync, nameof(ResumePatrol), Roles.Officer, "The patrol goes on.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.BeforeLastWord, PatrolRejections.PlaceElsewhere, PatrolRejections.EntriesFull);

    public static Decision<PatrolEvent> Decide(ResumePatrol command, Patrol patrol, Party by, DateTimeOffset now) => PatrolHalts.Decide(
        new PatrolResumed(by, command.At, command.Position, command.Note, command.Leaders),
        patrol,
        by,
        command.Position,
        command.Leaders,
        now,
        faults => faults.OptionalText(command.Note, "/note", 1000));

    private static Task<IResult> HandleAsync(Guid patrolId, ResumePatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
