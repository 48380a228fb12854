using System.Globalization;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The plan of a pair for a year, as far as it waits for somebody's word.</summary>
/// <param name="Proposed">The proposal or amendment on the table.</param>
internal sealed record PlanAffair(OpenProposal? Proposed) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => Proposed is not null;

    public static PlanAffair? After(PlanAffair? plan, LedgerFact fact) => (plan, fact.Data) switch
    {
        (_, PatrolPlanProposed proposed) => new PlanAffair(
            new OpenProposal(proposed.Year.ToString(CultureInfo.InvariantCulture), fact.Time, proposed.Pair.Parties.Remove(proposed.By))),
        (not null, PatrolPlanConfirmed confirmed) => new PlanAffair(plan.Proposed?.After(confirmed.By)),
        (not null, PatrolPlanAgreed or PatrolPlanDeclined) => new PlanAffair(Proposed: null),
        _ => plan,
    };
}
