using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>The stream of the sectors of a pair's line, one for each pair, and how it is read.</summary>
public static class SectorsOfPair
{
    public const string Aggregate = "sectors";

    public static Decider<StandingTerms<SectorDivision>, SectorsEvent> Decider { get; } = new(StandingTerms<SectorDivision>.None, Evolve);

    public static StreamName Stream(Guid sectorsId) => new(Aggregate, sectorsId);

    /// <summary>The same for the same pair.</summary>
    public static Guid IdOf(BorderPair pair) => NamedGuid.Of(Aggregate, pair.Code);

    private static StandingTerms<SectorDivision> Evolve(StandingTerms<SectorDivision> standing, SectorsEvent recorded) => recorded switch
    {
        SectorsProposed proposed =>
            standing.Propose(proposed.Pair, proposed.By, proposed.Revision, new DatedTerms<SectorDivision>(proposed.Division, proposed.InForceFrom)),
        SectorsConfirmed confirmed => standing.Confirm(confirmed.By, confirmed.Revision),
        SectorsAgreed agreed => standing.Agree(agreed.Revision),
        SectorsDeclined declined => standing.Decline(declined.By, declined.Revision, declined.Reason),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
