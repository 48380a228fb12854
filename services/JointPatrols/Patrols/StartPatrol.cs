using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

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
            PatrolRejections.UnitInField, PatrolRejections.UnitUnavailable, PatrolRejections.TeamMissing, PatrolRejections.BeforeWindow, PatrolRejections.PlaceElsewhere);

    /// <param name="inField">The units that are in the field with other patrols.</param>
    public static Decision<PatrolEvent> Decide(StartPatrol command, Patrol patrol, Party by, DateTimeOffset now, ImmutableArray<UnitInField> inField)
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
            : UnitElsewhere(patrol, by, inField) is { } busy ? busy
            : started;
    }

    /// <summary>The refusal of a start with a unit that is elsewhere; it tells of the other patrol only who may know of it.</summary>
    private static Rejection? UnitElsewhere(Patrol patrol, Party by, ImmutableArray<UnitInField> inField)
    {
        var elsewhere = inField
            .Where(other => patrol.Teams.TryGetValue(other.Party, out var declared) && declared.Units().Any(unit => UnitName.Key(unit) == other.Key))
            .ToArray();
        return elsewhere.FirstOrDefault(other => other.Pair.Includes(by)) is { } known ? PatrolRejections.UnitBusy(known.Party, known.PatrolId)
            : elsewhere.Length > 0 ? PatrolRejections.UnitUnavailable
            : null;
    }

    private static async Task<IResult> HandleAsync(
        Guid patrolId, StartPatrol command, CommandContext context, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var inField = await database.UnitsInFieldWithoutAsync(patrolId, cancellationToken);
        return await context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now, inField), PatrolRejections.Unknown, cancellationToken);
    }
}
