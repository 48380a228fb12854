using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>The plan of a pair for a year as a party of the pair sees it.</summary>
/// <param name="Id">As in its address; it follows from pair and year.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Year">The calendar year that is planned.</param>
/// <param name="Revision">The last revision; whoever confirms or amends names it.</param>
/// <param name="Agreed">What every party has given its word on.</param>
/// <param name="Proposed">The proposal or amendment that waits for somebody's word.</param>
/// <param name="Declined">Who declined the last proposal, and why.</param>
public sealed record PlanDetails(
    Guid Id, long Version, BorderPair Pair, int Year, PatrolPlanStatus Status, int Revision, AgreedPlan? Agreed, ProposedPlan? Proposed, DeclinedPlan? Declined)
{
    public static PlanDetails Of(PatrolPlan plan, long version) => new(
        plan.Id,
        version,
        plan.Pair!,
        plan.Year,
        plan.Status,
        plan.Revision,
        plan.Agreed is { } agreed ? new AgreedPlan(agreed.Number, agreed.Terms.Items) : null,
        plan.Status == PatrolPlanStatus.Proposed ? ProposedPlan.Of(plan) : null,
        plan.Declined is var (by, reason) ? new DeclinedPlan(by, reason) : null);
}

/// <summary>A plan that every party has given its word on.</summary>
/// <param name="Revision">Under which number.</param>
public sealed record AgreedPlan(int Revision, ImmutableArray<PlanItem> Items);

/// <summary>A plan that a party proposes.</summary>
/// <param name="By">That party.</param>
/// <param name="Reason">Why it differs from what was there.</param>
/// <param name="ConfirmedBy">The parties that have given their word on it, that one among them.</param>
/// <param name="AwaitedFrom">The parties that have not.</param>
public sealed record ProposedPlan(ImmutableArray<PlanItem> Items, Party By, string? Reason, ImmutableArray<Party> ConfirmedBy, ImmutableArray<Party> AwaitedFrom)
{
    public static ProposedPlan Of(PatrolPlan plan)
    {
        var negotiation = plan.Negotiation!;
        return new(negotiation.Terms.Items, negotiation.Revisions[^1].By, plan.Reason, negotiation.ConfirmedBy, [.. negotiation.Parties.Except(negotiation.ConfirmedBy)]);
    }
}

/// <summary>That a proposal was declined or withdrawn.</summary>
public sealed record DeclinedPlan(Party By, string Reason);

internal static class PlanDetailsSlice
{
    public static void MapPlanDetails(this IEndpointRouteBuilder plans)
    {
        plans.MapQuery<PlanDetails>("/{planId}", ReadAsync, "GetPlan", "A plan as it is, as it was at a version, or as it was at a time.").Refuses(PlanRejections.Unknown);
        plans.MapQuery<Page<HistoryEntry>>("/{planId}/history", HistoryAsync, "GetPlanHistory", "The events of a plan, oldest first.").Refuses(PlanRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid planId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(PatrolPlan.Stream(planId), PatrolPlan.Decider, PlanDetails.Of, PlanRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid planId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(PatrolPlan.Stream(planId), PlanRejections.Unknown, page, cancellationToken);
}
