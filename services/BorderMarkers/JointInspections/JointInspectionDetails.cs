using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.JointInspections;

/// <summary>A joint inspection as a party of its pair sees it.</summary>
/// <param name="Revision">Whoever confirms names it.</param>
/// <param name="Stated">What is stated, and who has given its word on it.</param>
public sealed record JointInspectionDetails(
    Guid Id, long Version, BorderPair Pair, JointInspectionStatus Status, int Revision, TermsDetails<JointInspection> Stated)
{
    public static JointInspectionDetails Of(Guid id, InspectionOfSection inspection, long version) =>
        new(id, version, inspection.Pair!, inspection.Status, inspection.Revision, TermsDetails<JointInspection>.Of(inspection.Stated)!);
}

internal static class JointInspectionDetailsSlice
{
    public static void MapJointInspectionDetails(this IEndpointRouteBuilder inspections)
    {
        inspections.MapQuery<JointInspectionDetails>(
            "/{inspectionId}", ReadAsync, "GetJointInspection", "A joint inspection as it is, as it was at a version, or as it was at a time.")
            .Refuses(JointInspectionRejections.Unknown);
        inspections.MapQuery<Page<HistoryEntry>>(
            "/{inspectionId}/history", HistoryAsync, "GetJointInspectionHistory", "The events of a joint inspection, oldest first.")
            .Refuses(JointInspectionRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid inspectionId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            InspectionOfSection.Stream(inspectionId),
            InspectionOfSection.Decider,
            (inspection, now) => JointInspectionDetails.Of(inspectionId, inspection, now),
            JointInspectionRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid inspectionId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(InspectionOfSection.Stream(inspectionId), JointInspectionRejections.Unknown, page, cancellationToken);
}
