using BorderCoordination.BorderMarkers.Sections;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>Every refusal that a joint inspection can give.</summary>
internal static class JointInspectionRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "joint-inspection-not-found", "There is no such joint inspection.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "joint-inspection-exists", "This joint inspection has been stated.");

    public static Rejection Completed { get; } = new(
        RejectionKind.Conflict, "joint-inspection-completed", "Every party has given its word on the inspection, and it is no longer corrected.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Detail = "What is said of the inspection is not in order.", Faults = faults.ToImmutable() };
}

/// <summary>What a joint inspection must fulfil.</summary>
internal static class JointInspectionRules
{
    private const int MostMarkers = 200;

    /// <summary>How far the clocks of two devices may differ.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <param name="section">The section that it names, if there is such a one.</param>
    public static void Check(this Faults faults, JointInspection inspection, BorderPair pair, KnownSection? section, DateTimeOffset now)
    {
        faults.When(section?.Pair != pair, "/inspection/sectionId", $"There is no such section of {pair}.");
        faults.When(inspection.InspectedAt > now + ClockTolerance, "/inspection/inspectedAt", "It lies in the future.");
        faults.When(inspection.InspectedAt.Year < 1990, "/inspection/inspectedAt", "It lies before 1990.");
        faults.Text(inspection.Record, "/inspection/record", 200);
        faults.Each(inspection.Markers, "/inspection/markers", 1, MostMarkers, (inspected, pointer) =>
        {
            faults.When(inspected.Marker.OffsetMetres is not null, $"{pointer}/marker", "A marker is expected, without an offset.");
            faults.OptionalText(inspected.Note, $"{pointer}/note", 200);
        });
        faults.When(
            inspection.Markers.DistinctBy(inspected => inspected.Marker).Count() < inspection.Markers.Length, "/inspection/markers", "Each marker stands here once.");
    }
}
