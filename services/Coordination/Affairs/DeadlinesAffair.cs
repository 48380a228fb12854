using System.Collections.Immutable;
using System.Text.Json.Serialization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;

namespace BorderCoordination.Coordination;

/// <summary>The deadlines that a pair has agreed on for its patrols, in the order in which they were agreed.</summary>
internal sealed record DeadlinesAffair(ImmutableArray<DatedDeadlines> Agreed) : Affair
{
    [JsonIgnore]
    public override bool IsOpen => true;

    public static DeadlinesAffair? After(DeadlinesAffair? standing, LedgerFact fact) => fact.Data is DeadlinesAgreed agreed
        ? new DeadlinesAffair((standing?.Agreed ?? []).Add(new DatedDeadlines(agreed.Deadlines, agreed.InForceFrom)))
        : standing;
}

/// <summary>Deadlines, and the day from which on they hold.</summary>
internal sealed record DatedDeadlines(PatrolDeadlines Deadlines, DateOnly InForceFrom)
{
    [JsonIgnore]
    public DateTimeOffset Begins => BorderDay.StartOf(InForceFrom);
}
