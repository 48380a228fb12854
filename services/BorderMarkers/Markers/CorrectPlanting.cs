using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Corrects what the party has stated of its planting of one marker.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CorrectPlanting(int Member, MarkerPlanting Planting, string Reason);

internal static class CorrectPlantingSlice
{
    public static void MapCorrectPlanting(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/correct-planting", HandleAsync, nameof(CorrectPlanting), Roles.Officer,
        "Corrects what the party has stated of its planting of one marker. While a dossier rests on it, that is returned first.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.MemberNotPlanted, MarkerRejections.OthersPlanting);

    public static Decision<MarkerPositionEvent> Decide(CorrectPlanting command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Plan is null || position.Survey is null)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        var member = faults.Member(command.Member, position);
        faults.Check(command.Planting, position, member, now);
        faults.When(member?.Measurements.Any(measured => measured.Measurement.MeasuredOn < command.Planting.PlantedOn) == true, "/planting/plantedOn", "It lies after a measurement.");
        faults.Text(command.Reason, "/reason", 500);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : member!.Planted is not { } planted ? MarkerRejections.MemberNotPlanted
            : planted.Builder != by ? MarkerRejections.OthersPlanting
            : planted.Planting.SameAs(command.Planting) ? Decision<MarkerPositionEvent>.NoChange
            : position.MayBecome(MarkerStatus.Planted) || position.Status is MarkerStatus.Planted or MarkerStatus.Measured
                ? new MarkerPlantingCorrected(command.Member, by, command.Planting, command.Reason)
            : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, CorrectPlanting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
