using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>States that the marker cannot be restored where it stood.</summary>
/// <param name="Reason">Why, in each language of the pair.</param>
public sealed record StateUnrecoverable(ImmutableArray<RecordText> Reason);

internal static class StateUnrecoverableSlice
{
    public static void MapStateUnrecoverable(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/state-unrecoverable", HandleAsync, nameof(StateUnrecoverable), Roles.Officer,
        "Puts on the table that the marker cannot be restored where it stood, and why; other words are a new revision, on which only the stating party has given its word.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<DamageCaseEvent> Decide(StateUnrecoverable command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Reason, damage.Pair!, "/reason");
        var statement = new UnrecoverableStatement(command.Reason);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Unrecoverable?.Repetition<UnrecoverableStatement, DamageCaseEvent>(by, statement) is { } repetition ? repetition
            : !damage.TakesUnrecoverable ? DamageRejections.NotNow(damage.Status)
            : new MarkerStatedUnrecoverable(by, (damage.Unrecoverable?.Revision ?? 0) + 1, statement);
    }

    private static Task<IResult> HandleAsync(Guid caseId, StateUnrecoverable command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
