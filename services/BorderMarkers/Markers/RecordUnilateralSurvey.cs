using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>States that the party has surveyed the position and the way to it by itself.</summary>
public sealed record RecordUnilateralSurvey(UnilateralSurvey Survey);

internal static class RecordUnilateralSurveySlice
{
    public static void MapRecordUnilateralSurvey(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/record-own-survey", HandleAsync, nameof(RecordUnilateralSurvey), Roles.Officer,
        "States that the party has surveyed the position and the way to it by itself; the first party's survey is the stage, and others may add theirs.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState);

    public static Decision<MarkerPositionEvent> Decide(RecordUnilateralSurvey command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Day(command.Survey.SurveyedOn, "/survey/surveyedOn", now);
        faults.Text(command.Survey.AccessRoute, "/survey/accessRoute", 1_000);
        var completed = new UnilateralSurveyCompleted(by, command.Survey);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.OwnSurveys.Contains(completed) ? Decision<MarkerPositionEvent>.NoChange
            : position.MayBecome(MarkerStatus.UnilaterallySurveyed) ? completed
            : position.Status == MarkerStatus.UnilaterallySurveyed && position.OwnSurveys.All(survey => survey.By != by) ? completed
            : MarkerRejections.NotNow(position.Status);
    }

    private static Task<IResult> HandleAsync(Guid markerId, RecordUnilateralSurvey command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
