using System.Globalization;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The plan of a pair for a year, as far as it waits for somebody's word.</summary>
/// <param name="Brought">The last proposal or amendment that was brought forward.</param>
/// <param name="Waits">Whether it is on the table.</param>
internal sealed record PlanAffair(OpenProposal Brought, bool Waits = true) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => Waits;

    /// <summary>The proposal or amendment on the table.</summary>
    [JsonIgnore]
    public OpenProposal? Proposed => Waits ? Brought : null;

    /// <summary>Also when it has been answered, so that what fell due does not vanish from the calendars.</summary>
    [JsonIgnore]
    public override (DateOnly First, DateOnly Last)? Days => (BorderDay.Of(Brought.ProposedAt), BorderDay.Of(Brought.ProposedAt));

    public static PlanAffair? After(PlanAffair? plan, LedgerFact fact) => (plan, fact.Data) switch
    {
        (_, PatrolPlanProposed proposed) => new PlanAffair(
            new OpenProposal(proposed.Year.ToString(CultureInfo.InvariantCulture), fact.Time, proposed.Pair.Parties.Remove(proposed.By))),
        (not null, PatrolPlanConfirmed confirmed) => plan with { Brought = plan.Brought.After(confirmed.By) },
        (not null, PatrolPlanAgreed or PatrolPlanDeclined) => plan with { Waits = false },
        _ => plan,
    };
}
