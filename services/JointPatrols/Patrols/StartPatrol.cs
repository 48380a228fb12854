using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Says that the teams have met and set out.</summary>
/// <param name="StartedAt">When: from two hours before the window to its end, and not in the future.</param>
/// <param name="Position">Where, by the nearest marker of the section.</param>
/// <param name="Weather">What it is like: 1 to 200 characters.</param>
/// <param name="Leaders">Who leads, one of each party; where it is left out, whom the parties have declared.</param>
public sealed record StartPatrol(DateTimeOffset StartedAt, MarkerRef Position, string Weather, ImmutableArray<PatrolLeader>? Leaders = null);

internal static class StartPatrolSlice
{
    public static void MapStartPatrol(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/start", HandleAsync, nameof(StartPatrol), Roles.Officer, "The teams have met and set out. Every party's teams are declared, an interpreter among them.")
        .Refuses(
            PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.WindowPassed, PatrolRejections.InterpreterMissing,
            PatrolRejections.UnitInField, PatrolRejections.TeamMissing, PatrolRejections.BeforeWindow, PatrolRejections.PlaceElsewhere);

    public static Decision<PatrolEvent> Decide(StartPatrol command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolRejections.Unless(
            patrol, by, PatrolStatus.Agreed, PatrolStatus.Prepared, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.FieldCompleted,
            PatrolStatus.Aborted) is { } refusal)
        {
            return refusal;
        }

        var started = new PatrolStarted(by, command.StartedAt, command.Position, command.Weather, command.Leaders);
        if (patrol.Field is { } field)
        {
            return TermsDifference.Between(field.Started, started).IsEmpty ? Decision<PatrolEvent>.NoChange : PatrolRejections.NotNow(patrol.Status);
        }

        var faults = new Faults();
        faults.Time(command.StartedAt, "/startedAt", now);
        faults.Text(command.Weather, "/weather", 200);
        faults.Leaders(command.Leaders, "/leaders", patrol.Pair!, least: patrol.Pair!.Parties.Length);
        var opens = patrol.Terms.StartsAt - PatrolTimes.EarlyMargin;
        return !faults.None ? PatrolRejections.Invalid(faults)
            : patrol.PartiesWithoutTeam.Any() ? PatrolRejections.TeamsIncomplete(patrol.PartiesWithoutTeam)
            : patrol.PartiesWithoutInterpreter.Any() ? PatrolRejections.NoInterpreter(patrol.PartiesWithoutInterpreter)
            : command.StartedAt < opens ? PatrolRejections.TooEarly(opens)
            : command.StartedAt > patrol.Terms.EndsAt ? PatrolRejections.WindowPassed
            : !patrol.Terms.MayHold(command.Position) ? PatrolRejections.OutsideSection(patrol, command.Position)
            : started;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, StartPatrol command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
