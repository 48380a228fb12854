using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Signs the record for the party.</summary>
/// <param name="Revision">The draft that is signed.</param>
/// <param name="Signatory">Name and rank, as signed.</param>
public sealed record SignDamageRecord(int Revision, string Signatory);

internal static class SignDamageRecordSlice
{
    public static void MapSignDamageRecord(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/sign-record", HandleAsync, nameof(SignDamageRecord), Roles.Commander,
        "Signs a draft of the record for the party; the case is closed once every party has signed the same draft.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, Superseding.Superseded);

    public static Decision<DamageCaseEvent> Decide(SignDamageRecord command, DamageCase damage, Party by)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        if (damage.Status is not (DamageCaseStatus.RecordDrafted or DamageCaseStatus.Closed))
        {
            return DamageRejections.NotNow(damage.Status);
        }

        var faults = new Faults();
        faults.Text(command.Signatory, "/signatory", 200);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return DamageRejections.Invalid(found);
        }

        var record = damage.Record!;
        var signed = new DamageRecordSigned(command.Revision, new RecordSignature(by, command.Signatory, record.Hash));
        return record.Weigh(by, command.Revision) switch
        {
            Word.Given => signed,
            Word.Completes => Decision<DamageCaseEvent>.Record(signed, new DamageCaseClosed(DamageOutcome.Recorded, record.Hash)),
            Word.Repeated => Decision<DamageCaseEvent>.NoChange,
            Word.Superseded => DamageRejections.RecordSuperseded(command.Revision, record.Revision),
            Word.NotAParty => DamageRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid caseId, SignDamageRecord command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party), DamageRejections.Unknown, cancellationToken);
}
