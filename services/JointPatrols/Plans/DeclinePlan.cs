using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Declines the plan or amendment that is on the table, or withdraws the party's own. What is agreed stays agreed.</summary>
/// <param name="Revision">The revision that is declined or withdrawn.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
public sealed record DeclinePlan(int Revision, string Reason);

internal static class DeclinePlanSlice
{
    public static void MapDeclinePlan(this IEndpointRouteBuilder plans) => plans.MapCommand(
        "/{planId}/decline", HandleAsync, nameof(DeclinePlan), Roles.Officer, "Declines the plan or amendment that is on the table, or withdraws the party's own.")
        .Refuses(PlanRejections.Unknown, PlanRejections.NothingOpen, Superseding.Superseded);

    public static Decision<PatrolPlanEvent> Decide(DeclinePlan command, PatrolPlan plan, Party by)
    {
        if (plan.Pair?.Includes(by) != true)
        {
            return PlanRejections.Unknown;
        }

        if (plan.Status != PatrolPlanStatus.Proposed)
        {
            return plan.Declined == (by, command.Reason) && command.Revision == plan.Revision ? Decision<PatrolPlanEvent>.NoChange : PlanRejections.NothingOpen;
        }

        var faults = new Faults();
        faults.Text(command.Reason, "/reason", 1000);
        return !faults.None ? PlanRejections.Invalid(faults)
            : command.Revision != plan.Revision ? PlanRejections.Superseded(plan, command.Revision)
            : new PatrolPlanDeclined(by, command.Revision, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid planId, DeclinePlan command, CommandContext context, CancellationToken cancellationToken) =>
        context.RunAsync(PatrolPlan.Stream(planId), PatrolPlan.Decider, plan => Decide(command, plan, context.Party), PlanRejections.Unknown, cancellationToken);
}
