using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Lets the patrol rest, for weather, night or safety.</summary>
/// <param name="At">When, by the clock in the field.</param>
/// <param name="Position">Where, by the nearest marker of the section.</param>
/// <param name="Reason">Why: 1 to 1,000 characters.</param>
/// <param name="Weather">What it is like: at most 200 characters.</param>
/// <param name="Leaders">The leaders who are there, at most one of each party.</param>
public sealed record SuspendPatrol(
    DateTimeOffset At, MarkerRef Position, string Reason, string? Weather = null, ImmutableArray<PatrolLeader>? Leaders = null);

internal static class SuspendPatrolSlice
{
    public static void MapSuspendPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/suspend", HandleAsync, nameof(SuspendPatrol), Roles.Officer, "The patrol rests, for weather, night or safety.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.BeforeLastWord, PatrolRejections.PlaceElsewhere, PatrolRejections.EntriesFull);

    public static Decision<PatrolEvent> Decide(SuspendPatrol command, Patrol patrol, Party by, DateTimeOffset now) => PatrolHalts.Decide(
        new PatrolSuspended(by, command.At, command.Position, command.Reason, command.Weather, command.Leaders),
        patrol,
        by,
        command.Position,
        command.Leaders,
        now,
        faults => faults.Stop(command.Reason, command.Weather));

    private static Task<IResult> HandleAsync(Guid patrolId, SuspendPatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
