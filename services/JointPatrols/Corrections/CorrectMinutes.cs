using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.JointPatrols.Patrols;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Puts a correction of the minutes of a closed patrol on the table. Once all have signed it, it is read in place of the record that stands now.</summary>
/// <param name="Reason">Why, one text in each language of the pair, 1 to 2,000 characters.</param>
/// <param name="Texts">The whole text as it is to be read, one in each language of the pair, 1 to 5,000 characters.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments. A party enters its own reservations only.</param>
public sealed record CorrectMinutes(ImmutableArray<RecordText> Reason, ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null);

internal static class CorrectMinutesSlice
{
    public static void MapCorrectMinutes(this IEndpointRouteBuilder patrols) => patrols.MapCreation(
        "/{patrolId}/correct-minutes", HandleAsync, nameof(CorrectMinutes), Roles.Officer,
        "Puts a correction of a closed patrol's minutes on the table, a record of its own in every language; only one is on the table at a time.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, CorrectionRejections.AlreadyOpen, CorrectionRejections.NotInState,
            RecordRejections.ReservationOfAnother, KnownAttachments.NotUploaded, Pairs.Unknown, Pairs.Foreign);

    /// <param name="place">Where it belongs and what it supersedes; none while the patrol is not closed.</param>
    /// <param name="known">The attachments among those named that the drafter may see.</param>
    public static Decision<CorrectionEvent> Decide(
        CorrectMinutes command, Correction correction, Patrol patrol, CorrectionPlace? place, Party by, KnownAttachments? known = null)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.Closed) is { } refusal)
        {
            return refusal;
        }

        var faults = CorrectionRules.Check(command.Reason, command.Texts, command.Particulars, patrol.Pair!);
        if (!faults.None)
        {
            return CorrectionRejections.Invalid(faults);
        }

        var particulars = BilateralRecord.Plain(command.Particulars);
        var of = new RecordCorrection(place!.Supersedes, place.Hash, command.Reason);
        return correction.Status switch
        {
            CorrectionStatus.Unknown or CorrectionStatus.Withdrawn =>
                (RecordRejections.ReservationsTouched(null, patrol.Pair!, by, particulars)
                    ?? (known ?? KnownAttachments.None).Refuse(particulars, patrol.Pair!)) is { } refused
                    ? refused
                    : new MinutesCorrectionDrafted(
                        place.Id, patrol.Pair!, patrol.Id, place.Number, by, correction.Revision + 1, of, command.Texts, particulars),
            CorrectionStatus.Drafted or CorrectionStatus.PartiallySigned =>
                correction.Record.Redraft(command.Texts, null, particulars, of).Hash == correction.Record.Hash
                    ? Decision<CorrectionEvent>.NoChange
                    : CorrectionRejections.OpenAs(correction.Id),
            CorrectionStatus.InForce => CorrectionRejections.NotNow(correction.Status),
        };
    }

    private static async Task<IResult> HandleAsync(
        Guid patrolId, CorrectMinutes command, CommandContext context, IEventStore store, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var patrol = await store.ReadPatrolAsync(patrolId, cancellationToken);
        if (PatrolRejections.Unless(patrol, context.Party, PatrolStatus.Closed) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var place = CorrectionChain.Next(patrol, (await store.ReadCorrectionsAsync(patrolId, cancellationToken)).Select(found => found.Correction));
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        return await context.CreateAsync(
            patrol.Pair!,
            Correction.Stream(place.Id),
            Correction.Decider,
            correction => Decide(command, correction, patrol, place, context.Party, known),
            PatrolRejections.Unknown,
            $"/corrections/{place.Id}",
            cancellationToken);
    }
}
