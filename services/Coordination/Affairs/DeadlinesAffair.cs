using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The deadlines that a pair has agreed on for its patrols, in the order in which they were agreed.</summary>
internal sealed record DeadlinesAffair(ImmutableArray<DatedTerms<PatrolDeadlines>> Agreed) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    public static DeadlinesAffair? After(DeadlinesAffair? standing, LedgerFact fact) => fact.Data is DeadlinesAgreed agreed
        ? new DeadlinesAffair((standing?.Agreed ?? []).Add(new DatedTerms<PatrolDeadlines>(agreed.Deadlines, agreed.InForceFrom)))
        : standing;
}
