using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Returns the dossier on the table with remarks.</summary>
/// <param name="Revision">The draft that is returned.</param>
/// <param name="Remarks">What is to be mended.</param>
public sealed record ReturnDossier(int Revision, string Remarks);

internal static class ReturnDossierSlice
{
    public static void MapReturnDossier(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/return-dossier", HandleAsync, nameof(ReturnDossier), Roles.Commander,
        "Returns a dossier that not every party has signed, with remarks; the signatures given are void, and it is drafted anew.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ReturnDossier command, MarkerPosition position, Party by) =>
        position.Return(MarkerStatus.DossierDrafted, by, command.Revision, command.Remarks);

    private static Task<IResult> HandleAsync(Guid markerId, ReturnDossier command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);

    /// <summary>A dossier is returned while it is at a stage, by the draft that is on the table.</summary>
    public static Decision<MarkerPositionEvent> Return(this MarkerPosition position, MarkerStatus stage, Party by, int revision, string remarks)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Text(remarks, "/remarks", 4_000);
        var returned = new DossierReturned(by, revision, remarks);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Status == MarkerStatus.Measured && position.Returns.LastOrDefault() == returned ? Decision<MarkerPositionEvent>.NoChange
            : position.Status != stage ? MarkerRejections.NotNow(position.Status)
            : revision != position.Dossier!.Revision ? MarkerRejections.DossierSuperseded(revision, position.Dossier.Revision)
            : returned;
    }
}
