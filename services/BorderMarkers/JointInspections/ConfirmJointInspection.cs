using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>Gives the party's word on a joint inspection.</summary>
/// <param name="Revision">The revision that it is given on.</param>
public sealed record ConfirmJointInspection(int Revision);

internal static class ConfirmJointInspectionSlice
{
    public static void MapConfirmJointInspection(this IEndpointRouteBuilder inspections) => inspections.MapCommand(
        "/{inspectionId}/confirm", HandleAsync, nameof(ConfirmJointInspection), Roles.Commander,
        "Gives the party's word on a joint inspection; with the last word needed it is completed, and what was found stands in the register.")
        .Refuses(JointInspectionRejections.Unknown, Superseding.Superseded);

    public static Decision<JointInspectionEvent> Decide(ConfirmJointInspection command, InspectionOfSection inspection, Party by) =>
        !inspection.Includes(by) ? JointInspectionRejections.Unknown : inspection.Stated.Weigh(by, command.Revision) switch
        {
            Word.Given => new JointInspectionConfirmed(by, command.Revision),
            Word.Completes => Decision<JointInspectionEvent>.Record(
                new JointInspectionConfirmed(by, command.Revision),
                new JointInspectionCompleted(command.Revision, inspection.Stated.Terms, [.. inspection.Stated.ConfirmedBy, by])),
            Word.Repeated => Decision<JointInspectionEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(inspection.Stated, command.Revision),
            Word.NotAParty => JointInspectionRejections.Unknown,
        };

    private static Task<IResult> HandleAsync(
        Guid inspectionId, ConfirmJointInspection command, CommandContext context, CancellationToken cancellationToken) => context.RunAsync(
            InspectionOfSection.Stream(inspectionId),
            InspectionOfSection.Decider,
            inspection => Decide(command, inspection, context.Party),
            JointInspectionRejections.Unknown,
            cancellationToken);
}
