using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The deadlines that a pair has agreed on for its patrols, in the order in which they were agreed.</summary>
/// <param name="Proposed">Others, on the table.</param>
internal sealed record DeadlinesAffair(ImmutableArray<DatedTerms<PatrolDeadlines>> Agreed, OpenProposal? Proposed = null) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    public static DeadlinesAffair? After(DeadlinesAffair? standing, LedgerFact fact) => (standing, fact.Data) switch
    {
        (_, DeadlinesProposed proposed) => new DeadlinesAffair(standing?.Agreed ?? [], Of(proposed, fact.Time)),
        (_, DeadlinesAgreed agreed) => new DeadlinesAffair((standing?.Agreed ?? []).Add(new DatedTerms<PatrolDeadlines>(agreed.Deadlines, agreed.InForceFrom))),
        (not null, DeadlinesConfirmed confirmed) => standing with { Proposed = standing.Proposed?.After(confirmed.By) },
        (not null, DeadlinesDeclined) => standing with { Proposed = null },
        _ => standing,
    };

    private static OpenProposal Of(DeadlinesProposed proposed, DateTimeOffset time) => new(
        proposed.InForceFrom.ToString("O", CultureInfo.InvariantCulture),
        time,
        proposed.Pair.Parties.Remove(proposed.By),
        BorderDay.StartOf(proposed.InForceFrom));
}
