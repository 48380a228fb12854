using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Puts the record of the case on the table, or a changed one in its place.</summary>
/// <param name="Texts">One text in each language of the pair.</param>
public sealed record DraftDamageRecord(ImmutableArray<RecordText> Texts);

internal static class DraftDamageRecordSlice
{
    public static void MapDraftDamageRecord(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/draft-record", HandleAsync, nameof(DraftDamageRecord), Roles.Officer,
        "Puts the record on the table in every language of the pair, once the facts are agreed; a changed draft voids the signatures given.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState);

    public static Decision<DamageCaseEvent> Decide(DraftDamageRecord command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Texts, damage.Pair!);
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Status is DamageCaseStatus.RecordDrafted or DamageCaseStatus.Closed && damage.Record!.Says(command.Texts) ? Decision<DamageCaseEvent>.NoChange
            : damage.TakesRecord ? new DamageRecordDrafted(by, (damage.Record?.Revision ?? 0) + 1, command.Texts)
            : DamageRejections.NotNow(damage.Status);
    }

    private static Task<IResult> HandleAsync(Guid caseId, DraftDamageRecord command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
