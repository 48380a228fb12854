using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Records that the party has planted one marker of the position.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
public sealed record RecordPlanting(int Member, MarkerPlanting Planting);

internal static class RecordPlantingSlice
{
    public static void MapRecordPlanting(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-planting", HandleAsync, nameof(RecordPlanting), Roles.Officer,
        "Records that the party has planted one marker of a jointly surveyed position; the position is planted once all stand.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.MemberPlanted);

    public static Decision<MarkerPositionEvent> Decide(RecordPlanting command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        if (position.Plan is null || position.Status is MarkerStatus.Planned or MarkerStatus.Disputed or MarkerStatus.Retired)
        {
            return MarkerRejections.NotNow(position.Status);
        }

        var faults = new Faults();
        faults.When(command.Member < 1 || command.Member > position.Members.Length, "/member", $"A number from 1 to {position.Members.Length} is expected.");
        faults.Day(command.Planting.PlantedOn, "/planting/plantedOn", now);
        faults.When(command.Planting.PlantedOn < position.Survey!.Terms.SurveyedOn, "/planting/plantedOn", "It lies before the joint survey.");
        faults.OptionalText(command.Planting.Inscription, "/planting/inscription", 500);
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return MarkerRejections.Invalid(found);
        }

        var planted = new MarkerPlanted(command.Member, by, command.Planting);
        return position.Members[command.Member - 1].Planted switch
        {
            null => planted,
            var before => before == planted ? Decision<MarkerPositionEvent>.NoChange : MarkerRejections.MemberPlanted,
        };
    }

    private static Task<IResult> HandleAsync(Guid markerId, RecordPlanting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
