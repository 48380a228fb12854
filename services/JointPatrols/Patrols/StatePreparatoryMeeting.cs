using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// States that the parties have met to prepare the patrol, and what was settled. It is the word of all once every other party has confirmed it; until then
/// any party may state it otherwise.
/// </summary>
/// <param name="Meeting">The whole meeting.</param>
public sealed record StatePreparatoryMeeting(PreparatoryMeeting Meeting);

internal static class StatePreparatoryMeetingSlice
{
    public static void MapStatePreparatoryMeeting(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/state-preparatory-meeting", HandleAsync, nameof(StatePreparatoryMeeting), Roles.Officer, "States the preparatory meeting and what was settled there; one party's word until the others confirm it.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.TermsUnchanged, PatrolRejections.MeetingJoint,
            PatrolRejections.MeetingAfterStart);

    public static Decision<PatrolEvent> Decide(StatePreparatoryMeeting command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted,
            PatrolStatus.Aborted) is { } refusal)
        {
            return refusal;
        }

        var faults = Check(command.Meeting, patrol.Pair!, now);
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var stated = patrol.MeetingStands ? patrol.Meeting : null;
        return stated is not null && TermsDifference.Between(stated.Terms, command.Meeting).IsEmpty
                ? stated.ConfirmedBy.Contains(by) ? Decision<PatrolEvent>.NoChange : PatrolRejections.TermsUnchanged
            : stated is { IsAgreed: true } ? PatrolRejections.MeetingJoint
            : command.Meeting.HeldAt > patrol.Field?.Started.StartedAt ? PatrolRejections.MeetingAfterStart
            : new PreparatoryMeetingHeld(by, (patrol.Meeting?.Revision ?? 0) + 1, command.Meeting);
    }

    private static Faults Check(PreparatoryMeeting meeting, BorderPair pair, DateTimeOffset now)
    {
        var faults = new Faults();
        faults.Time(meeting.HeldAt, "/meeting/heldAt", now);
        faults.Text(meeting.Place, "/meeting/place", 200);
        faults.Each(meeting.Heads, "/meeting/heads", pair.Parties.Length, pair.Parties.Length, (head, place) => faults.Text(head.Name, $"{place}/name", 200));
        faults.When(
            !meeting.Heads.Select(head => head.Party).Order().SequenceEqual(pair.Parties.Order()), "/meeting/heads", $"One for each party of {pair} is expected.");
        Texts(faults, meeting.AgreedChecks, "/meeting/agreedChecks", 1, 50, 500);
        faults.Each(meeting.LiaisonOfficers, "/meeting/liaisonOfficers", 0, 20, (officer, place) => PatrolTeams.Check(faults, officer, place, pair));
        Texts(faults, meeting.Signals, "/meeting/signals", 0, 50, 500);
        Texts(faults, meeting.Interpreters, "/meeting/interpreters", 1, 20, 200);
        return faults;
    }

    private static void Texts(Faults faults, ImmutableArray<string> texts, string pointer, int least, int most, int longest) =>
        faults.Each(texts, pointer, least, most, (text, place) => faults.Text(text, place, longest));

    private static Task<IResult> HandleAsync(Guid patrolId, StatePreparatoryMeeting command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
