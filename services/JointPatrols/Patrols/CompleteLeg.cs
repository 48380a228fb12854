using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>
/// Records a leg that was made; under a number that is there it corrects what was recorded before. Legs may be entered in any order: that they form one
/// chain is asked when the patrol is completed.
/// </summary>
/// <param name="Number">Which leg: 1 to 31.</param>
/// <param name="From">Where it began: a marker of the section, with an offset where it was away from it.</param>
/// <param name="To">Where it ended.</param>
/// <param name="StartedAt">When it began, by the clock in the field.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="LengthKm">Its kilometres along the line: 0 to 500, to the metre.</param>
/// <param name="Means">How it was made.</param>
public sealed record CompleteLeg(
    int Number, MarkerRef From, MarkerRef To, DateTimeOffset StartedAt, DateTimeOffset EndedAt, decimal LengthKm, LegMeans Means);

internal static class CompleteLegSlice
{
    public static void MapCompleteLeg(this IEndpointRouteBuilder patrols) => patrols.MapCommand(
        "/{patrolId}/complete-leg", HandleAsync, nameof(CompleteLeg), Roles.Officer, "Records a leg of the patrol that was made, or corrects it under its number.")
        .Refuses(PatrolRejections.Unknown, PatrolRejections.NotInState, PatrolRejections.PlaceElsewhere, PatrolRejections.BeforeLastWord);

    public static Decision<PatrolEvent> Decide(CompleteLeg command, Patrol patrol, Party by, DateTimeOffset now)
    {
        if (PatrolRejections.Unless(patrol, by, PatrolStatus.InProgress, PatrolStatus.Suspended, PatrolStatus.Aborted) is { } refusal)
        {
            return refusal;
        }

        var faults = new Faults();
        faults.When(command.Number is < 1 or > PatrolLegs.Most, "/number", $"1 to {PatrolLegs.Most} is expected.");
        faults.Time(command.EndedAt, "/endedAt", now);
        faults.When(command.EndedAt <= command.StartedAt, "/endedAt", "It is not after the start.");
        faults.Kilometres(command.LengthKm, "/lengthKm");
        if (!faults.None)
        {
            return PatrolRejections.Invalid(faults);
        }

        var field = patrol.Field!;
        var leg = new PatrolLegCompleted(by, command.Number, command.From, command.To, command.StartedAt, command.EndedAt, command.LengthKm, command.Means);
        return field.Legs.TryGetValue(leg.Number, out var before) && TermsDifference.Between(before with { By = by }, leg).IsEmpty ? Decision<PatrolEvent>.NoChange
            : !patrol.Terms.MayHold(leg.From) ? PatrolRejections.OutsideSection(patrol, leg.From)
            : !patrol.Terms.MayHold(leg.To) ? PatrolRejections.OutsideSection(patrol, leg.To)
            : (PatrolFieldRules.RefuseTime(field, leg.StartedAt) ?? PatrolFieldRules.RefuseTime(field, leg.EndedAt)) is { } outside ? outside
            : leg;
    }

    private static Task<IResult> HandleAsync(Guid patrolId, CompleteLeg command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(
            Patrol.Stream(patrolId), Patrol.Decider, patrol => Decide(command, patrol, context.Party, context.Now), PatrolRejections.Unknown, cancellationToken);
}
