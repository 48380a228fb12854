using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The deadlines that a pair has agreed on for its patrols, in the order in which they were agreed.</summary>
/// <param name="Brought">The last that were brought forward.</param>
/// <param name="Waits">Whether these are on the table.</param>
internal sealed record DeadlinesAffair(ImmutableArray<DatedTerms<PatrolDeadlines>> Agreed, OpenProposal? Brought = null, bool Waits = false) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    /// <summary>Others, on the table.</summary>
    [JsonIgnore]
    public OpenProposal? Proposed => Waits ? Brought : null;

    public static DeadlinesAffair? After(DeadlinesAffair? standing, LedgerFact fact) => (standing, fact.Data) switch
    {
        (_, DeadlinesProposed proposed) => new DeadlinesAffair(standing?.Agreed ?? [], OpenProposal.OfTerms(proposed.Pair, proposed.By, proposed.InForceFrom, fact.Time), Waits: true),
        (_, DeadlinesAgreed agreed) => new DeadlinesAffair(
            (standing?.Agreed ?? []).Add(new DatedTerms<PatrolDeadlines>(agreed.Deadlines, agreed.InForceFrom)), standing?.Brought),
        (not null, DeadlinesConfirmed confirmed) => standing with { Brought = standing.Brought?.After(confirmed.By) },
        (not null, DeadlinesDeclined) => standing with { Waits = false },
        _ => standing,
    };
}
