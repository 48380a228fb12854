using System.Collections.Immutable;
using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Plans;

/// <summary>Where a plan stands.</summary>
public enum PatrolPlanStatus
{
    Unknown,

    /// <summary>A proposal, or an amendment of what is agreed, waits for somebody's word.</summary>
    Proposed,

    /// <summary>Every party has given its word, and nothing else is on the table.</summary>
    Agreed,

    /// <summary>Nothing is agreed, and what was proposed was declined.</summary>
    Declined,
}

/// <summary>What the deciders need to know of the plan of a pair for a year.</summary>
public sealed record PatrolPlan : IBorderAffair
{
    public const string Aggregate = "patrol-plan";

    private PatrolPlan()
    {
    }

    public static Decider<PatrolPlan, PatrolPlanEvent> Decider { get; } = new(new PatrolPlan(), Evolve);

    public PatrolPlanStatus Status { get; private init; }

    public BorderPair? Pair { get; private init; }

    public int Year { get; private init; }

    /// <summary>Everything that was proposed, the last of it on the table or agreed or declined, and who has given its word on that.</summary>
    public Negotiation<PlanTerms>? Negotiation { get; private init; }

    public int Revision => Negotiation?.Revision ?? 0;

    /// <summary>Why the last revision differs from the one before.</summary>
    public string? Reason { get; private init; }

    /// <summary>The last revision that every party has given its word on.</summary>
    public TermsRevision<PlanTerms>? Agreed { get; private init; }

    /// <summary>Who declined the last revision, and why; none while it is on the table or agreed.</summary>
    public (Party By, string Reason)? Declined { get; private init; }

    public Guid Id => IdOf(Pair!, Year);

    public static StreamName Stream(Guid planId) => new(Aggregate, planId);

    /// <summary>The same for the same pair and year.</summary>
    public static Guid IdOf(BorderPair pair, int year) => NamedGuid.Of(Aggregate, string.Create(CultureInfo.InvariantCulture, $"{pair} {year:0000}"));

    private static PatrolPlan Evolve(PatrolPlan plan, PatrolPlanEvent recorded) => (plan.Status, recorded) switch
    {
        (PatrolPlanStatus.Unknown, PatrolPlanProposed { Revision: 1 } proposed) when proposed.PlanId == IdOf(proposed.Pair, proposed.Year) => new PatrolPlan
        {
            Status = PatrolPlanStatus.Proposed,
            Pair = proposed.Pair,
            Year = proposed.Year,
            Negotiation = Negotiation<PlanTerms>.Open(proposed.Pair.Parties, proposed.By, new PlanTerms(proposed.Items)),
        },
        (not PatrolPlanStatus.Unknown, PatrolPlanProposed proposed) when proposed.PlanId == plan.Id && proposed.Revision == plan.Revision + 1 => plan with
        {
            Status = PatrolPlanStatus.Proposed,
            Negotiation = plan.Negotiation!.Change(proposed.By, new PlanTerms(proposed.Items)),
            Reason = proposed.Reason,
            Declined = null,
        },
        (PatrolPlanStatus.Proposed, PatrolPlanConfirmed confirmed) => plan with { Negotiation = plan.Negotiation!.Confirm(confirmed.By, confirmed.Revision) },
        (PatrolPlanStatus.Proposed, PatrolPlanAgreed agreed) when plan.Negotiation!.IsAgreed && agreed.Revision == plan.Revision =>
            plan with { Status = PatrolPlanStatus.Agreed, Agreed = plan.Negotiation.Revisions[^1] },
        (PatrolPlanStatus.Proposed, PatrolPlanDeclined declined) when declined.Revision == plan.Revision => plan with
        {
            Status = plan.Agreed is null ? PatrolPlanStatus.Declined : PatrolPlanStatus.Agreed,
            Declined = (declined.By, declined.Reason),
        },
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow on {plan.Status}."),
    };
}

/// <summary>What the parties agree on: all items of the year.</summary>
public sealed record PlanTerms(ImmutableArray<PlanItem> Items)
{
    public PlanItem? Find(string code) => Items.FirstOrDefault(item => item.Code == code);

    /// <summary>Whether it says the same, in whatever order.</summary>
    public bool IsSameAs(PlanTerms other) => ChangedIn(other).IsEmpty;

    /// <summary>The codes of the items that another version has and this one has not, has in another form, or lacks.</summary>
    public ImmutableArray<string> ChangedIn(PlanTerms other) =>
    [
        .. Items.Concat(other.Items).Select(item => item.Code).Distinct()
            .Where(code => !(Find(code) is { } was && other.Find(code) is { } becomes && TermsDifference.Between(was, becomes).IsEmpty))
            .Order(StringComparer.Ordinal),
    ];
}
