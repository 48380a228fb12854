using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Takes note that another party has cancelled the patrol.</summary>
public sealed record AcknowledgeCancellation;

internal static class AcknowledgeCancellationSlice
{
    public static void MapAcknowledgeCancellation(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/acknowledge-cancellation", HandleAsync, nameof(AcknowledgeCancellation), Roles.Officer, "Takes note that another party has cancelled the patrol.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState);

    public static Decision<PatrolEvent> Decide(Patrol patrol, Party by) =>
        PatrolRejections.Unless(patrol, by, PatrolStatus.Cancelled) is { } refusal ? refusal
        : patrol.CancellationKnownBy.Contains(by) ? Decision<PatrolEvent>.NoChange
        : new PatrolCancellationAcknowledged(by);

    private static Task<IResult> HandleAsync(Guid patrolId, AcknowledgeCancellation command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
