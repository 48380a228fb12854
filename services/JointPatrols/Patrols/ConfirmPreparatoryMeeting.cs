using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Confirms that the preparatory meeting was as another party states it.</summary>
/// <param name="Revision">The revision of the statement; stating it otherwise is a new one.</param>
public sealed record ConfirmPreparatoryMeeting(int Revision);

internal static class ConfirmPreparatoryMeetingSlice
{
    public static void MapConfirmPreparatoryMeeting(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/confirm-preparatory-meeting", HandleAsync, nameof(ConfirmPreparatoryMeeting), Roles.Officer, "Confirms the preparatory meeting as another party states it; with the last word needed it is the word of all.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.MeetingUnknown, PatrolRejections.OwnMeeting, Superseding.Superseded);

    public static Decision<PatrolEvent> Decide(ConfirmPreparatoryMeeting command, Patrol patrol, Party by)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted,
            PatrolStatus.Aborted) is { } refusal)
        {
            return refusal;
        }

        if (!patrol.MeetingStands)
        {
            return PatrolRejections.MeetingUnknown;
        }

        var stated = patrol.Meeting!;
        return stated.Revisions[^1].By == by ? PatrolRejections.OwnMeeting : stated.Weigh(by, command.Revision) switch
        {
            Word.Given => new PreparatoryMeetingConfirmed(by, command.Revision, StatementKind.OneSided),
            Word.Completes => new PreparatoryMeetingConfirmed(by, command.Revision, StatementKind.Joint),
            Word.Repeated => Decision<PatrolEvent>.NoChange,
            Word.Superseded => Superseding.Rejection(stated, command.Revision),
            Word.NotAParty => PatrolRejections.Unknown,
        };
    }

    private static Task<IResult> HandleAsync(Guid patrolId, ConfirmPreparatoryMeeting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party), PatrolRejections.Unknown, cancellationToken);
}
