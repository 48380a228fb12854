using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Puts the point that the joint survey has found on the table.</summary>
public sealed record ProposeJointSurvey(SurveyedPoint Survey);

internal static class ProposeJointSurveySlice
{
    public static void MapProposeJointSurvey(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/propose-survey", HandleAsync, nameof(ProposeJointSurvey), Roles.Officer,
        "Puts the point of the joint survey on the table, or another point in its place; it is the proposing party's word on that revision.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, Proposals.SaysTheSame);

    public static Decision<MarkerPositionEvent> Decide(ProposeJointSurvey command, MarkerPosition position, Party by, DateTimeOffset now)
    {
        if (!position.Includes(by))
        {
            return MarkerRejections.Unknown;
        }

        var faults = new Faults();
        faults.Check(command.Survey, position.Pair!, now);
        return faults.ToImmutable() is { IsEmpty: false } found ? MarkerRejections.Invalid(found)
            : position.Survey?.Repetition<SurveyedPoint, MarkerPositionEvent>(by, command.Survey) is { } repetition ? repetition
            : !position.MayBecome(MarkerStatus.JointlySurveyed) ? MarkerRejections.NotNow(position.Status)
            : new JointSurveyProposed(by, (position.Survey?.Revision ?? 0) + 1, command.Survey);
    }

    private static Task<IResult> HandleAsync(Guid markerId, ProposeJointSurvey command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            position => Decide(command, position, context.Party, context.Now),
            MarkerRejections.Unknown,
            cancellationToken);
}
