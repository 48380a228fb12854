using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Names the party's witness of the restoration, in answer to the notice.</summary>
/// <param name="Revision">The notice that is answered.</param>
/// <param name="Witness">Name and rank.</param>
public sealed record NameRestorationWitness(int Revision, string Witness);

internal static class NameRestorationWitnessSlice
{
    public static void MapNameRestorationWitness(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/name-witness", HandleAsync, nameof(NameRestorationWitness), Roles.Commander,
        "Names the party's own witness of another party's restoration, in answer to its notice; a later name takes the place of an earlier one.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, DamageRejections.OwnRestoration, Superseding.Superseded);

    public static Decision<DamageCaseEvent> Decide(NameRestorationWitness command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Text(command.Witness, "/witness", 200);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : !damage.TakesWitness ? DamageRejections.NotNow(damage.Status)
            : damage.Responsible == by ? DamageRejections.OwnRestoration
            : command.Revision != damage.Notice!.Revision ? DamageRejections.NoticeSuperseded(command.Revision, damage.Notice.Revision)
            : damage.Witnesses.Contains(new RestorationWitness(by, command.Witness)) ? Decision<DamageCaseEvent>.NoChange
            : new RestorationWitnessNamed(by, command.Revision, command.Witness);
    }

    private static Task<IResult> HandleAsync(Guid caseId, NameRestorationWitness command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
