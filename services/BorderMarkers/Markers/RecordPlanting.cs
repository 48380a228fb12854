using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Records;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Records that the party has planted one marker of the position.</summary>
/// <param name="Member">Which of them: 1 to 3.</param>
public sealed record RecordPlanting(int Member, MarkerPlanting Planting);

internal static class RecordPlantingSlice
{
    public static void MapRecordPlanting(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-planting", HandleAsync, nameof(RecordPlanting), Roles.Officer,
        "Records that the party has planted one marker, in its turn; the position is planted once all stand. The other parties' word on it is the dossier's.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.MemberPlanted);

    public static Decision<MarkerPositionEvent> Decide(RecordPlanting command, MarkerPosition position, Party by, DateTimeOffset now)
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
        if (faults.ToImmutable() is { IsEmpty: false } found)
        {
            return MarkerRejections.Invalid(found);
        }

        return member!.Planted switch
        {
            null => position.MayBecome(MarkerStatus.Planted) ? new MarkerPlanted(command.Member, by, command.Planting) : MarkerRejections.NotNow(position.Status),
            var before => before.Builder == by && before.Planting.SameAs(command.Planting) ? Decision<MarkerPositionEvent>.NoChange : MarkerRejections.MemberPlanted,
        };
    }

    public static void Check(this Faults faults, MarkerPlanting planting, MarkerPosition position, MarkerState? member, DateTimeOffset now)
    {
        faults.Day(planting.PlantedOn, "/planting/plantedOn", now);
        faults.When(planting.PlantedOn < position.Survey!.Terms.SurveyedOn, "/planting/plantedOn", "It lies before the joint survey.");
        faults.When(planting.PlantedOn < member?.Foundation?.Casting.CastOn, "/planting/plantedOn", "It lies before the casting of the foundation.");
        faults.Size(planting.Size, position.Identity.Kind, position.Pair!, "/planting/size");
        faults.OptionalText(planting.Inscription, "/planting/inscription", 500);
        faults.Photos(planting.Photos ?? [], "/planting/photos");
    }

    private static Task<IResult> HandleAsync(Guid markerId, RecordPlanting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
