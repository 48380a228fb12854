using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Breaks the patrol off in the field. A party may do so alone, for safety; minutes are still made by all.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker of the section.</param>
/// <param name="Reason">Why: 1 to 1,000 characters.</param>
/// <param name="Weather">What it is like: at most 200 characters.</param>
/// <param name="Leaders">The leaders who are there, at most one of each party.</param>
public sealed record AbortPatrol(
    DateTimeOffset At, MarkerRef Position, string Reason, string? Weather = null, ImmutableArray<PatrolLeader>? Leaders = null);

internal static class AbortPatrolSlice
{
    public static void MapAbortPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/abort", HandleAsync, nameof(AbortPatrol), Roles.Officer, "Breaks the patrol off in the field; minutes are still to be made.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.BeforeLastWord, PatrolRejections.PlaceElsewhere, PatrolRejections.EntriesFull);

    public static Decision<PatrolEvent> Decide(AbortPatrol command, Patrol patrol, Party by, DateTimeOffset now) => PatrolHalts.Decide(
        new PatrolAborted(by, command.At, command.Position, command.Reason, command.Weather, command.Leaders),
        patrol,
        by,
        command.Position,
        command.Leaders,
        now,
        faults => faults.Stop(command.Reason, command.Weather));

    private static Task<IResult> HandleAsync(Guid patrolId, AbortPatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
