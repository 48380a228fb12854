using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Signs a correction for the party, in all its languages.</summary>
/// <param name="Revision">The draft that is signed.</param>
/// <param name="Signatory">Name and rank: 1 to 200 characters. Where the correction names who signs for the party, that name.</param>
/// <param name="OnPaper">That the signature was given on paper, and is entered here by somebody of the same party.</param>
public sealed record SignCorrection(int Revision, string Signatory, PaperSigning? OnPaper = null);

internal static class SignCorrectionSlice
{
    public static void MapSignCorrection(this IEndpointRouteBuilder corrections) => corrections.MapCommand(
        "/{correctionId}/sign", HandleAsync, nameof(SignCorrection), Roles.Commander,
        "Signs a correction for the party; with the last signature needed it supersedes the earlier record.")
        .Refuses(CorrectionRejections.Unknown, CorrectionRejections.NotInState, RecordRejections.OtherSignatory, Superseding.Superseded);

    /// <param name="onPaper">What the command says of a signature on paper, with who has entered it, and when.</param>
    public static Decision<CorrectionEvent> Decide(SignCorrection command, Correction correction, Party by, PaperSignature? onPaper = null)
    {
        if (correction.Pair?.Includes(by) != true)
        {
            return CorrectionRejections.Unknown;
        }

        if (correction.Status is CorrectionStatus.Withdrawn)
        {
            return CorrectionRejections.NotNow(correction.Status);
        }

        var faults = new Faults();
        faults.Signature(command.Signatory, onPaper);
        if (!faults.None)
        {
            return CorrectionRejections.Invalid(faults);
        }

        var record = correction.Record;
        var signed = new MinutesCorrectionSigned(command.Revision, new RecordSignature(by, command.Signatory, record.Hash, onPaper));
        return record.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when RecordRejections.Unless(record, by, command.Signatory) is { } refused => refused,
            Word.Given => signed,
            Word.Completes => Decision<CorrectionEvent>.Record(
                signed, new MinutesCorrected(correction.Id, correction.PatrolId, correction.Number, correction.Of.Supersedes, record.Hash)),
            Word.Repeated => Decision<CorrectionEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(command.Revision, record.Revision, record.ChangedSince(command.Revision)),
            Word.NotAParty => CorrectionRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid correctionId, SignCorrection command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Correction.Stream(correctionId),
            Correction.Decider,
            correction => Decide(command, correction, context.Party, command.OnPaper?.In(context)),
            CorrectionRejections.Unknown,
            cancellationToken);
}
