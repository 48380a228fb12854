using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Reports that those that are twinned have met.</summary>
public sealed record RecordTwinningMeeting(OwnMeeting Meeting);

internal static class RecordTwinningMeetingSlice
{
    public static void MapRecordTwinningMeeting(this IEndpointRouteBuilder twinnings) => twinnings.MapCommand(
        "/{twinningId}/record-meeting", HandleAsync, nameof(RecordTwinningMeeting), Roles.Officer, "Reports that those that are twinned have met; the next yearly meeting is counted from it.")
        .Refuses(TwinningRejections.Unknown, TwinningRejections.NotInState, TwinningRejections.Full);

    public static Decision<TwinningEvent> Decide(RecordTwinningMeeting command, Twinning twinning, Party by, DateTimeOffset now)
    {
        if (TwinningRejections.Unless(twinning, TwinningStatus.Active) is { } refusal)
        {
            return refusal;
        }

        var held = new TwinningMeetingHeld(by, command.Meeting);
        var faults = new Faults();
        faults.Day(command.Meeting.HeldOn, "/meeting/heldOn", now);
        faults.When(command.Meeting.HeldOn < twinning.Established!.On, "/meeting/heldOn", "It is before the twinning.");
        faults.Text(command.Meeting.Place, "/meeting/place", 200);
        faults.Text(command.Meeting.Summary, "/meeting/summary", 4000);
        return !faults.None ? TwinningRejections.Invalid(faults)
            : twinning.Meetings.Contains(held) ? Decision<TwinningEvent>.NoChange
            : twinning.Meetings.Length >= TwinningRules.MostKept ? TwinningRejections.Full
            : held;
    }

    private static Task<IResult> HandleAsync(Guid twinningId, RecordTwinningMeeting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(Twinning.Stream(twinningId), Twinning.Decider, twinning => Decide(command, twinning, context.Party, context.Now), TwinningRejections.Unknown, cancellationToken);
}
