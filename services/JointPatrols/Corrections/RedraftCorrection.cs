using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Puts a changed draft of a correction on the table; it replaces the last one as a whole and voids the signatures.</summary>
/// <param name="Reason">Why, one text in each language of the pair, 1 to 2,000 characters.</param>
/// <param name="Texts">The whole text as it is to be read, one in each language of the pair, 1 to 5,000 characters.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments. A party enters, changes and takes out its own reservations only.</param>
public sealed record RedraftCorrection(ImmutableArray<RecordText> Reason, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null);

internal static class RedraftCorrectionSlice
{
    public static void MapRedraftCorrection(this IEndpointRouteBuilder corrections) => corrections.MapCommand(
        "/{correctionId}/redraft", HandleAsync, nameof(RedraftCorrection), Roles.Officer,
        "Puts a changed draft of a correction on the table in every language of the pair; it voids the signatures.")
        .Refuses(CorrectionRejections.Unknown, CorrectionRejections.NotInState, RecordRejections.ReservationOfAnother, KnownAttachments.NotUploaded);

    /// <param name="known">The attachments among those named that the drafter may see.</param>
    public static Decision<CorrectionEvent> Decide(RedraftCorrection command, Correction correction, Party by, KnownAttachments? known = null)
    {
        if (correction.Pair?.Includes(by) != true)
        {
            return CorrectionRejections.Unknown;
        }

        if (correction.Status is not (CorrectionStatus.Drafted or CorrectionStatus.PartiallySigned))
        {
            return CorrectionRejections.NotNow(correction.Status);
        }

        var faults = CorrectionRules.Check(command.Reason, command.Texts, command.Particulars, correction.Pair);
        var particulars = BilateralRecord.Plain(command.Particulars);
        var of = correction.Of with { Reason = command.Reason };
        return !faults.None ? CorrectionRejections.Invalid(faults)
            : correction.Record.Redraft(command.Texts, null, particulars, of).Hash == correction.Record.Hash ? Decision<CorrectionEvent>.NoChange
            : RecordRejections.ReservationsTouched(correction.Record, correction.Pair, by, particulars) is { } touched ? touched
            : (known ?? KnownAttachments.None).Refuse(particulars, correction.Pair) is { } missing ? missing
            : new MinutesCorrectionDrafted(
                correction.Id, correction.Pair, correction.PatrolId, correction.Number, by, correction.Revision + 1, of, command.Texts, particulars);
    }

    private static async Task<IResult> HandleAsync(
        Guid correctionId, RedraftCorrection command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        return await context.RunAsync(
            Correction.Stream(correctionId),
            Correction.Decider,
            correction => Decide(command, correction, context.Party, known),
            CorrectionRejections.Unknown,
            cancellationToken);
    }
}
