using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Lays the case before the Joint Committee.</summary>
/// <param name="Reference">Number of the letter.</param>
public sealed record ReferToCommittee(string Reference);

internal static class ReferToCommitteeSlice
{
    public static void MapReferToCommittee(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/refer", HandleAsync, nameof(ReferToCommittee), Roles.Commander,
        "Lays the case of a marker that cannot be restored where it stood before the Joint Committee.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState);

    public static Decision<DamageCaseEvent> Decide(ReferToCommittee command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Text(command.Reference, "/reference", 100);
        var referred = new DamageReferredToCommittee(by, command.Reference);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Referral == referred ? Decision<DamageCaseEvent>.NoChange
            : damage.Status != DamageCaseStatus.Unrecoverable ? DamageRejections.NotNow(damage.Status)
            : referred;
    }

    private static Task<IResult> HandleAsync(Guid caseId, ReferToCommittee command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
