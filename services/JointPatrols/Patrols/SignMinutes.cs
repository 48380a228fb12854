using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Signs the minutes for the party, in all their languages.</summary>
/// <param name="Revision">The draft that is signed.</param>
/// <param name="Signatory">Name and rank: 1 to 200 characters. Where the minutes name who signs for the party, that name.</param>
/// <param name="OnPaper">That the signature was given on paper, and is entered here by somebody of the same party.</param>
public sealed record SignMinutes(int Revision, string Signatory, PaperSigning? OnPaper = null);

internal static class SignMinutesSlice
{
    public static void MapSignMinutes(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/sign-minutes", HandleAsync, nameof(SignMinutes), Roles.Commander, "Signs the minutes for the party, commitments included; the last signature needed closes the patrol.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, RecordRejections.OtherSignatory, Superseding.Superseded);

    /// <param name="onPaper">What the command says of a signature on paper, with who has entered it, and when.</param>
    public static Decision<PatrolEvent> Decide(SignMinutes command, Patrol patrol, Party by, PaperSignature? onPaper = null)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.MinutesDrafted, PatrolStatus.MinutesPartiallySigned, PatrolStatus.Closed) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.Signature(command.Signatory, onPaper);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var minutes = patrol.Minutes!;
        var signed = new PatrolMinutesSigned(command.Revision, new RecordSignature(by, command.Signatory, minutes.Hash, onPaper));
        return minutes.Weigh(by, command.Revision) switch
        {
            Word.Given or Word.Completes when RecordRejections.Unless(minutes, by, command.Signatory) is { } refused => refused,
            Word.Given => signed,
            Word.Completes => Decision<PatrolEvent>.Record(
                signed,
                new PatrolClosed(patrol.Id, patrol.Field!.Result, minutes.Hash, minutes.Commitments is [] ? null : minutes.Commitments, minutes.NextPatrol)),
            Word.Repeated => Decision<PatrolEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(command.Revision, minutes.Revision, minutes.ChangedSince(command.Revision)),
            Word.NotAParty => PatrolRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid patrolId, SignMinutes command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, command.OnPaper?.In(context)), PatrolRejections.Unknown, cancellationToken);
}
