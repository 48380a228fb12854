using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>The stream of a pair's measurement tolerance, one for each pair, and how it is read.</summary>
public static class ToleranceOfPair
{
    public const string Aggregate = "tolerance";

    /// <summary>What holds until a pair has agreed on something else. No agreement that was found names one.</summary>
    public static readonly MeasurementTolerance Default = new(Metres: 0.5);

    public static Decider<StandingTerms<MeasurementTolerance>, ToleranceEvent> Decider { get; } = new(StandingTerms<MeasurementTolerance>.None, Evolve);

    public static StreamName Stream(Guid toleranceId) => new(Aggregate, toleranceId);

    /// <summary>The same for the same pair.</summary>
    public static Guid IdOf(BorderPair pair) => NamedGuid.Of(Aggregate, pair.Code);

    private static StandingTerms<MeasurementTolerance> Evolve(StandingTerms<MeasurementTolerance> standing, ToleranceEvent recorded) => recorded switch
    {
        ToleranceProposed proposed =>
            standing.Propose(proposed.Pair, proposed.By, proposed.Revision, new DatedTerms<MeasurementTolerance>(proposed.Tolerance, proposed.InForceFrom)),
        ToleranceConfirmed confirmed => standing.Confirm(confirmed.By, confirmed.Revision),
        ToleranceAgreed agreed => standing.Agree(agreed.Revision),
        _ => throw new InvalidOperationException($"{recorded.GetType().Name} cannot follow here."),
    };
}
