using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Proposes the plan of a pair for a year.</summary>
/// <param name="Pair">A pair to which the party belongs.</param>
/// <param name="Year">This year, or one of the next two.</param>
/// <param name="Items">1 to 100.</param>
public sealed record ProposePlan(BorderPair Pair, int Year, ImmutableArray<PlanItem> Items);

internal static class ProposePlanSlice
{
    private const int MostYearsAhead = 2;

    public static void MapProposePlan(this IEndpointRouteBuilder plans) => plans.MapCreation(
        "/", HandleAsync, nameof(ProposePlan), Roles.Officer, "Proposes the plan of a pair for a year; it is the proposing party's word on revision 1.")
        .Refuses(Pairs.Unknown, Pairs.Foreign, PlanRejections.Exists);

    public static Decision<PatrolPlanEvent> Decide(ProposePlan command, PatrolPlan plan, Party by, DateTimeOffset now)
    {
        if (Pairs.Refuse(command.Pair, by) is { } refusal)
        {
            return refusal;
        }

        if (plan.Negotiation?.Revisions[0] is { } first)
        {
            return first.By == by && first.Terms.IsSameAs(new PlanTerms(command.Items)) ? Decision<PatrolPlanEvent>.NoChange : PlanRejections.Exists;
        }

        var (faults, year) = (PlanRules.Check(command.Items, command.Pair, command.Year), BorderDay.Of(now).Year);
        faults.When(command.Year < year || command.Year > year + MostYearsAhead, "/year", $"A year from {year} to {year + MostYearsAhead} is expected.");
        return faults.None
            ? new PatrolPlanProposed(PatrolPlan.IdOf(command.Pair, command.Year), command.Pair, command.Year, by, 1, command.Items)
            : PlanRejections.Invalid(faults);
    }

    private static Task<IResult> HandleAsync(ProposePlan command, CommandContext context, CancellationToken cancellationToken)
    {
        var planId = PatrolPlan.IdOf(command.Pair, command.Year);
        return context.CreateAsync(
            command.Pair,
            PatrolPlan.Stream(planId),
            PatrolPlan.Decider,
            plan => Decide(command, plan, context.Party, context.Now),
            PlanRejections.Unknown,
            $"/plans/{planId}",
            cancellationToken);
    }
}
