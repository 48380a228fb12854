using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Puts other items on the table: answers those that are there, or amends what is agreed, which stays until every party has confirmed.</summary>
/// <param name="Revision">The last revision, which it answers.</param>
/// <param name="Items">All of them: 1 to 100.</param>
/// <param name="Reason">Why, for the other parties: 1 to 1,000 characters.</param>
public sealed record AmendPlan(int Revision, ImmutableArray<PlanItem> Items, string Reason);

internal static class AmendPlanSlice
{
    public static void MapAmendPlan(this IEndpointRouteBuilder plans) => plans.MapCommand(
        "/{planId}/amend", HandleAsync, nameof(AmendPlan), Roles.Officer,
        "Answers the plan on the table with other items, or proposes to amend the agreed one: a new revision on which the party has given its word.")
        .Refuses(PlanRejections.Unknown, PlanRejections.YearEnded, PlanRejections.Unchanged, Superseding.Superseded);

    public static Decision<PatrolPlanEvent> Decide(AmendPlan command, PatrolPlan plan, Party by, DateTimeOffset now)
    {
        if (plan.Pair?.Includes(by) != true)
        {
            return PlanRejections.Unknown;
        }

        var (last, items) = (plan.Negotiation!.Revisions[^1], new PlanTerms(command.Items));
        if (last.By == by && command.Revision + 1 == last.Number && last.Terms.IsSameAs(items))
        {
            return Decision<PatrolPlanEvent>.NoChange;
        }

        var faults = PlanRules.Check(command.Items, plan.Pair, plan.Year);
        faults.Text(command.Reason, "/reason", 1000);
        var standing = plan.Status == PatrolPlanStatus.Proposed ? last.Terms : plan.Agreed?.Terms;
        return !faults.None ? PlanRejections.Invalid(faults)
            : PlanRules.HasEnded(plan.Year, now) ? PlanRejections.YearEnded
            : command.Revision != last.Number ? PlanRejections.Superseded(plan, command.Revision)
            : standing?.IsSameAs(items) == true ? PlanRejections.Unchanged
            : new PatrolPlanProposed(plan.Id, plan.Pair, plan.Year, by, last.Number + 1, command.Items, command.Reason);
    }

    private static Task<IResult> HandleAsync(Guid planId, AmendPlan command, CommandContext context, CancellationToken cancellationToken) => context.RunAsync(
        PatrolPlan.Stream(planId), PatrolPlan.Decider, plan => Decide(command, plan, context.Party, context.Now), PlanRejections.Unknown, cancellationToken);
}
