using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Sectors;

/// <summary>Every refusal that the sectors of a pair's line can give.</summary>
internal static class SectorsRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "sectors-not-found", "No division into sectors has been proposed here.");

    public static Rejection SaidAlready { get; } =
        new(RejectionKind.Conflict, "sectors-on-the-table", "Another party has proposed the same. Confirm it.");

    public static Rejection NothingOpen { get; } =
        new(RejectionKind.Conflict, "sectors-not-on-the-table", "No proposal waits for an answer.");

    public static Rejection DayPassed { get; } =
        new(RejectionKind.Conflict, "sectors-day-passed", "The day from which on they were to hold has begun; propose a later one.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };
}
