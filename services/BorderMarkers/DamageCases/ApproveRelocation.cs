using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Approves the other place for the party's side of the Joint Committee.</summary>
/// <param name="Revision">The proposal that is approved.</param>
public sealed record ApproveRelocation(int Revision);

internal static class ApproveRelocationSlice
{
    public static void MapApproveRelocation(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/approve-relocation", HandleAsync, nameof(ApproveRelocation), Roles.Committee,
        "Approves another place for the party's side of the Joint Committee; it is decided once every side has approved the same revision.")
        .Refuses(DamageRejections.Unknown, DamageRejections.RelocationNotProposed, Superseding.Superseded);

    /// <param name="agreed">Where the register has the marker so far, by every party's word.</param>
    public static Decision<DamageCaseEvent> Decide(ApproveRelocation command, DamageCase damage, Party by, GeodeticPoint? agreed)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        if (damage.Relocation is not { } relocation)
        {
            return DamageRejections.RelocationNotProposed;
        }

        var approved = new RelocationApproved(by, command.Revision);
        return relocation.Weigh(by, command.Revision) switch
        {
            Word.Given => approved,
            Word.Completes => Decision<DamageCaseEvent>.Record(
                approved, new RelocationDecided(command.Revision, relocation.Terms, [.. relocation.ConfirmedBy, by], agreed)),
            Word.Repeated => Decision<DamageCaseEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(relocation, command.Revision),
            Word.NotAParty => DamageRejections.Unknown,
        };
    }

    private static async Task<IResult> HandleAsync(
        Guid caseId, ApproveRelocation command, CommandContext context, IEventStore store, CancellationToken cancellationToken)
    {
        var agreed = (await store.FindMarkerOfCaseAsync(caseId, cancellationToken))?.Point;
        return await context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, agreed), DamageRejections.Unknown, cancellationToken);
    }
}
