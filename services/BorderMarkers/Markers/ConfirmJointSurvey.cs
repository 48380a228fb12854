using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>Gives the party's word on the surveyed point.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmJointSurvey(int Revision);

internal static class ConfirmJointSurveySlice
{
    public static void MapConfirmJointSurvey(this IEndpointRouteBuilder markers) => markers.MapCommand(
        "/{markerId}/confirm-survey", HandleAsync, nameof(ConfirmJointSurvey), Roles.Commander,
        "Gives the party's word on the surveyed point; the last word needed fixes the position.")
        .Refuses(MarkerRejections.Unknown, MarkerRejections.NotInState, MarkerRejections.SurveyNotProposed, Superseding.Superseded);

    public static Decision<MarkerPositionEvent> Decide(ConfirmJointSurvey command, MarkerPosition position, Party by) =>
        !position.Includes(by) ? MarkerRejections.Unknown
        : position.Plan is null ? MarkerRejections.NotNow(position.Status)
        : position.Survey is not { } survey ? MarkerRejections.SurveyNotProposed
        : !survey.IsAgreed && !position.MayBecome(MarkerStatus.JointlySurveyed) ? MarkerRejections.NotNow(position.Status)
        : survey.Confirm(
            by,
            command.Revision,
            new JointSurveyConfirmed(by, command.Revision),
            everyone => new MarkerPositionJointlySurveyed(command.Revision, survey.Terms, everyone));

    private static Task<IResult> HandleAsync(Guid markerId, ConfirmJointSurvey command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            MarkerPosition.Stream(markerId), MarkerPosition.Decider, position => Decide(command, position, context.Party), MarkerRejections.Unknown, cancellationToken);
}
