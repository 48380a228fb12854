using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Puts the dossier of the position on the table, or a changed one in its place.</summary>
/// <param name="Texts">One text in each language of the pair.</param>
public sealed record DraftDossier(ImmutableArray<RecordText> Texts);

internal static class DraftDossierSlice
{
    public static void MapDraftDossier(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/draft-dossier", HandleAsync, nameof(DraftDossier), Roles.Officer,
        "Puts the dossier of a measured position on the table in every language of the pair; a changed draft voids the signatures given.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(DraftDossier command, MarkerPosition position, Party by)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Texts, position.Pair!);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Dossier?.Says(command.Texts) == true ? Decision<MarkerPositionEvent>.NoChange
            : position.Status is MarkerStatus.Measured or MarkerStatus.DossierDrafted
                ? new DossierDrafted(by, (position.Dossier?.Revision ?? 0) + 1, command.Texts)
                : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, DraftDossier command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
