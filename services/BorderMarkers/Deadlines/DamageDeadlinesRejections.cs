using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Deadlines;

/// <summary>Every refusal that the deadlines of a pair's damage cases can give.</summary>
internal static class DamageDeadlinesRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "damage-deadlines-not-found", "No deadlines have been proposed here.");

    public static Rejection DayPassed { get; } = new(
        RejectionKind.Conflict, "damage-deadlines-day-passed", "The day from which on they were to hold has begun; propose a later one.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Detail = "What is said of the deadlines is not in order.", Faults = faults.ToImmutable() };
}
