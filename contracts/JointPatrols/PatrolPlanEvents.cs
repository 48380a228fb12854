using System.Collections.Immutable;

namespace BorderCoordination.Contracts.JointPatrols;

/// <summary>A fact of the plan of joint patrols that a border pair agrees on for a year.</summary>
public abstract record PatrolPlanEvent
{
    private protected PatrolPlanEvent()
    {
    }
}

/// <summary>Calendar days, both included.</summary>
public sealed record PlannedDays(DateOnly First, DateOnly Last);

/// <summary>Patrols of one section that are planned for a part of the year: a quarter, or days.</summary>
/// <param name="Code">Its name for machines within the plan, which stays when the item is amended: 1 to 50 small letters, digits and hyphens.</param>
/// <param name="From">First marker of the section.</param>
/// <param name="To">Last marker of the section; patrols go in either direction.</param>
/// <param name="Patrols">How many: 1 to 100.</param>
/// <param name="Mode">How they are made.</param>
/// <param name="Units">One entry for every party of the pair.</param>
/// <param name="Quarter">The quarter of the year, 1 to 4, where no days are named.</param>
/// <param name="Days">The days of the year, where no quarter is named.</param>
/// <param name="Note">Whatever else is to be known, for the other parties too: 1 to 500 characters.</param>
public sealed record PlanItem(
    string Code,
    MarkerRef From,
    MarkerRef To,
    int Patrols,
    PatrolMode Mode,
    ImmutableArray<PatrolUnits> Units,
    int? Quarter = null,
    PlannedDays? Days = null,
    string? Note = null);

/// <summary>
/// A party puts a plan on the table, answers the one that is there, or proposes to amend what is agreed: a new revision on which that party has given its word
/// and no other has yet. What is agreed stays until the next agreement.
/// </summary>
/// <param name="PlanId">The plan, as in the subject: a UUIDv5 of pair and year.</param>
/// <param name="Year">The calendar year that is planned.</param>
/// <param name="Revision">1 for the first proposal.</param>
/// <param name="Items">All of them.</param>
/// <param name="Reason">Why it differs from what was there, for the other parties; absent in the first proposal.</param>
public sealed record PatrolPlanProposed(
    Guid PlanId, BorderPair Pair, int Year, Party By, int Revision, ImmutableArray<PlanItem> Items, string? Reason = null) : PatrolPlanEvent;

/// <summary>A party gives its word on a revision of the plan.</summary>
public sealed record PatrolPlanConfirmed(Party By, int Revision) : PatrolPlanEvent;

/// <summary>Every party has given its word on the same revision: the plan, as a whole in place of what was agreed before.</summary>
/// <param name="PlanId">The plan, as in the subject.</param>
public sealed record PatrolPlanAgreed(Guid PlanId, int Year, int Revision, ImmutableArray<PlanItem> Items, ImmutableArray<Party> ConfirmedBy) : PatrolPlanEvent;

/// <summary>A party declines what is on the table, or withdraws its own proposal; what is agreed stays agreed.</summary>
/// <param name="Revision">The revision that was on the table.</param>
/// <param name="Reason">Why, for the other parties.</param>
public sealed record PatrolPlanDeclined(Party By, int Revision, string Reason) : PatrolPlanEvent;
