using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Takes a correction off the table before all have signed it.</summary>
/// <param name="Revision">The draft that is taken off the table.</param>
/// <param name="Reason">Why, for the other parties: 1 to 2,000 characters.</param>
public sealed record WithdrawCorrection(int Revision, string Reason);

internal static class WithdrawCorrectionSlice
{
    public static void MapWithdrawCorrection(this IEndpointRouteBuilder corrections) => corrections.MapCommand(
        "/{correctionId}/withdraw", HandleAsync, nameof(WithdrawCorrection), Roles.Officer,
        "Takes a correction off the table, one's own or another party's, as long as not all have signed it; the earlier record stands.")
        .Refuses(CorrectionRejections.Unknown, CorrectionRejections.NotInState, Superseding.Superseded);

    public static Decision<CorrectionEvent> Decide(WithdrawCorrection command, Correction correction, Party by)
    {
        if (correction.Pair?.Includes(by) != true)
        {
            return CorrectionRejections.Unknown;
        }

        if (correction.Status is CorrectionStatus.Unknown or CorrectionStatus.InForce)
        {
            return CorrectionRejections.NotNow(correction.Status);
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 2000);
        return !faults.None ? CorrectionRejections.Invalid(faults)
            : command.Revision != correction.Revision
                ? Superseding.Rejection(command.Revision, correction.Revision, correction.Record.ChangedSince(command.Revision))
            : correction.Status == CorrectionStatus.Withdrawn ? Decision<CorrectionEvent>.NoChange
            : new MinutesCorrectionWithdrawn(by, command.Revision, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid correctionId, WithdrawCorrection command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Correction.Stream(correctionId),
            Correction.Decider,
            correction => Decide(command, correction, context.Party),
            CorrectionRejections.Unknown,
            cancellationToken);
}
