using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Signs the dossier for the party.</summary>
/// <param name="Revision">The draft that is signed.</param>
/// <param name="Signatory">Name and rank, as signed. Where the dossier names who signs for the party, that name.</param>
/// <param name="OnPaper">That the signature was given on paper, and is entered here by somebody of the same party.</param>
public sealed record SignDossier(int Revision, string Signatory, PaperSigning? OnPaper = null);

internal static class SignDossierSlice
{
    public static void MapSignDossier(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/sign-dossier", HandleAsync, nameof(SignDossier), Roles.Commander,
        "Signs a draft of the dossier for the party; it is complete once every party has signed the same draft.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, RecordRejections.OtherSignatory, Superseding.Superseded);

    /// <param name="onPaper">What the command says of a signature on paper, with who has entered it, and when.</param>
    public static Decision<MarkerPositionEvent> Decide(SignDossier command, MarkerPosition position, Party by, PaperSignature? onPaper = null)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Dossier is not { } dossier || position.Status == MarkerStatus.Measured)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        faults.Signature(command.Signatory, onPaper);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return MarkerRejections.Invalid(found);
        }

        var signed = new DossierSigned(command.Revision, new RecordSignature(by, command.Signatory, dossier.Hash, onPaper));
        return dossier.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when RecordRejections.Unless(dossier, by, command.Signatory) is { } refused => refused,
            Word.Given => signed,
            Word.Completes => Decision<MarkerPositionEvent>.Record(signed, new DossierCompleted(command.Revision, dossier.Hash)),
            Word.Repeated => Decision<MarkerPositionEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(command.Revision, dossier.Revision, dossier.ChangedSince(command.Revision)),
            Word.NotAParty => MarkerRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid markerId, SignDossier command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party, command.OnPaper?.In(context)), MarkerRejections.Unknown, cancellationToken);
}
