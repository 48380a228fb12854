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

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Puts the dossier of the position on the table, or a changed one in its place.</summary>
/// <param name="Texts">One text in each language of the pair.</param>
/// <param name="Particulars">Number, place, date, signatories, reservations and attachments. A party enters, changes and takes out its own reservations only.</param>
public sealed record DraftDossier(ImmutableArray<RecordText> Texts, RecordParticulars? Particulars = null);

internal static class DraftDossierSlice
{
    public static void MapDraftDossier(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/draft-dossier", HandleAsync, nameof(DraftDossier), Roles.Officer,
        "Puts the dossier of a measured position on the table in every language; what is known of planting and measurements is signed with it by its hash.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, RecordRejections.ReservationOfAnother, KnownAttachments.NotUploaded);

    /// <param name="known">The attachments among those named that the drafter may see.</param>
    public static Decision<MarkerPositionEvent> Decide(DraftDossier command, MarkerPosition position, Party by, KnownAttachments? known = null)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Texts, position.Pair!, command.Particulars);
        var particulars = BilateralRecord.Plain(command.Particulars.Without(position.DossierData));
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status != MarkerStatus.Measured && position.Dossier?.Says(command.Texts, DossierData.With(particulars, position.DossierData)) == true
                ? Decision<MarkerPositionEvent>.NoChange
            : position.Status is not (MarkerStatus.Measured or MarkerStatus.DossierDrafted) ? MarkerRejections.NotNow(position.Status)
            : RecordRejections.ReservationsTouched(position.Dossier, position.Pair!, by, particulars) is { } touched ? touched
            : (known ?? KnownAttachments.None).Refuse(particulars, position.Pair!) is { } missing ? missing
            : new DossierDrafted(by, (position.Dossier?.Revision ?? 0) + 1, command.Texts, particulars, DossierData.Of(position).Attachment());
    }

    private static async Task<IResult> HandleAsync(
        Guid markerId, DraftDossier command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var known = await KnownAttachments.ReadAsync(database, command.Particulars, context.Actor, cancellationToken);
        return await context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party, known), MarkerRejections.Unknown, cancellationToken);
    }
}
