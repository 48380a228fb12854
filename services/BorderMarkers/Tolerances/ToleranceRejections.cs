using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>Every refusal that the tolerance of a pair can give.</summary>
internal static class ToleranceRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "tolerance-not-found", "No tolerance has been proposed here.");

    public static Rejection DayPassed { get; } = new(
        RejectionKind.Conflict, "tolerance-day-passed", "The day from which on it was to hold has begun; propose a later one.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Detail = "What is said of the tolerance is not in order.", Faults = faults.ToImmutable() };
}
