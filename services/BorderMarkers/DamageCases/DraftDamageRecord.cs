using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Attachments;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Puts the record of the case on the table, or a changed one in its place.</summary>
/// <param name="Texts">One text in each language of the pair.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments. A party enters, changes and takes out its own reservations only.</param>
public sealed record DraftDamageRecord(ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null);

internal static class DraftDamageRecordSlice
{
    public static void MapDraftDamageRecord(this IEndpointRouteBuilder cases) => cases.MapCommand(
        "/{caseId}/draft-record", HandleAsync, nameof(DraftDamageRecord), Roles.Officer,
        "Puts the record on the table in every language of the pair, once the marker has been measured, or while a threatened one is watched; a changed draft voids the signatures given.")
        .Refuses(DamageRejections.Unknown, DamageRejections.NotInState, RecordRejections.ReservationOfAnother, KnownAttachments.NotUploaded);

    /// <param name="known">The attachments among those named that the drafter may see.</param>
    public static Decision<DamageCaseEvent> Decide(DraftDamageRecord command, DamageCase damage, Party by, KnownAttachments? known = null)
    {
        if (!damage.Includes(by))
        {
            return DamageRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Texts, damage.Pair!, command.Particulars);
        var particulars = BilateralRecord.Plain(command.Particulars.Without(damage.RecordData));
        return faults.ToImmutable() is { IsEmpty: false } found ? DamageRejections.Invalid(found)
            : damage.Status is DamageCaseStatus.RecordDrafted or DamageCaseStatus.Closed && damage.Record!.Says(command.Texts, DamageRecordData.With(particulars, damage.RecordData)) ? Decision<DamageCaseEvent>.NoChange
            : !damage.TakesRecord ? DamageRejections.NotNow(damage.Status)
            : RecordRejections.ReservationsTouched(damage.Record, damage.Pair!, by, particulars) is { } touched ? touched
            : (known ?? KnownAttachments.None).Refuse(particulars, damage.Pair!) is { } missing ? missing
            : new DamageRecordDrafted(by, (damage.Record?.Revision ?? 0) + 1, command.Texts, particulars, DamageRecordData.Of(damage).Attachment());
    }

    private static async Task<IResult> HandleAsync(
        Guid caseId, DraftDamageRecord command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        return await context.RunAsync(
            DamageCase.Stream(caseId), DamageCase.Decider, damage => Decide(command, damage, context.Party, known), DamageRejections.Unknown, cancellationToken);
    }
}
