using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Signs the record for the party.</summary>
/// <param name="Revision">The draft that is signed.</param>
/// <param name="Signatory">Name and rank, as signed. Where the record names who signs for the party, that name.</param>
/// <param name="OnPaper">That the signature was given on paper, and is entered here by somebody of the same party.</param>
public sealed record SignDamageRecord(int Revision, string Signatory, PaperSigning? OnPaper = null);

internal static class SignDamageRecordSlice
{
    public static void MapSignDamageRecord(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/sign-record", HandleAsync, nameof(SignDamageRecord), Roles.Commander,
        "Signs a draft of the record for the party; the case is closed once every party has signed the same draft.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, RecordRejections.OtherSignatory, Superseding.Superseded);

    /// <param name="onPaper">What the command says of a signature on paper, with who has entered it, and when.</param>
    public static Decision<DamageCaseEvent> Decide(SignDamageRecord command, DamageCase damage, Party by, PaperSignature? onPaper = null)
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
        faults.Signature(command.Signatory, onPaper);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return DamageRejections.Invalid(found);
        }

        var record = damage.Record!;
        var signed = new DamageRecordSigned(command.Revision, new RecordSignature(by, command.Signatory, record.Hash, onPaper));
        return record.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when RecordRejections.Unless(record, by, command.Signatory) is { } refused => refused,
            Word.Given => signed,
            Word.Completes => Decision<DamageCaseEvent>.Record(signed, new DamageCaseClosed(DamageOutcome.Recorded, record.Hash)),
            Word.Repeated => Decision<DamageCaseEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(command.Revision, record.Revision, record.ChangedSince(command.Revision)),
            Word.NotAParty => DamageRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid caseId, SignDamageRecord command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, command.OnPaper?.In(context)), DamageRejections.Unknown, cancellationToken);
}
