using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Deadlines;

/// <summary>Every refusal that the deadlines of a pair can give.</summary>
internal static class DeadlinesRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "deadlines-not-found", "No deadlines have been proposed here.");

    public static Rejection SaidAlready { get; } =
        new(RejectionKind.Conflict, "deadlines-on-the-table", "Another party has proposed the same. Confirm it.");

    public static Rejection NothingOpen { get; } =
        new(RejectionKind.Conflict, "deadlines-not-on-the-table", "No proposal waits for an answer.");

    public static Rejection DayPassed { get; } =
        new(RejectionKind.Conflict, "deadlines-day-passed", "The day from which on they were to hold has begun; propose a later one.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };
}
