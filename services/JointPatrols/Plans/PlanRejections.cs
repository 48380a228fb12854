using System.Globalization;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Every refusal that a plan can give.</summary>
internal static class PlanRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "plan-not-found", "No plan has been proposed here.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "plan-exists", "A plan of this pair for this year is there already; amend it.");

    public static Rejection Unchanged { get; } = new(RejectionKind.Conflict, "plan-unchanged", "These are the items that are on the table, or agreed.");

    public static Rejection NothingOpen { get; } = new(RejectionKind.Conflict, "plan-not-on-the-table", "Nothing waits for an answer.");

    public static Rejection YearEnded { get; } = new(RejectionKind.Conflict, "plan-year-ended", "The year has ended; its plan stays as it was.");

    public static Rejection ProvincialLevelNeeded { get; } =
        new(RejectionKind.Conflict, "plan-needs-provincial-level", "A plan is confirmed by a provincial command or above.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    /// <summary>The refusal of a word on another revision, with the items that differ.</summary>
    public static Rejection Superseded(PatrolPlan plan, int named) => Superseding.Rejection(
        named,
        plan.Revision,
        plan.Negotiation!.Revisions.FirstOrDefault(known => known.Number == named)?.Terms.ChangedIn(plan.Negotiation.Terms) is { } changed
            ? [.. changed.Select(code => string.Create(CultureInfo.InvariantCulture, $"items/{code}"))]
            : []);
}
