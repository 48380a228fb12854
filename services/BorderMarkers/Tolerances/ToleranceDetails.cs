using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Tolerances;

internal static class ToleranceDetailsSlice
{
    public static void MapToleranceDetails(this IEndpointRouteBuilder tolerances)
    {
        tolerances.MapQuery<PairTermsDetails<MeasurementTolerance>>(
            "/{toleranceId}", ReadAsync, "GetTolerance", "The tolerance of a pair as it is, as it was at a version, or as it was at a time; there is none before the first proposal.")
            .Refuses(ToleranceRejections.Unknown);
        tolerances.MapQuery<Page<HistoryEntry>>("/{toleranceId}/history", HistoryAsync, "GetToleranceHistory", "The events of a pair's tolerance, oldest first.")
            .Refuses(ToleranceRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(
        Guid toleranceId, long? version, Moment? at, AffairReader reader, TimeProvider clock, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            ToleranceOfPair.Stream(toleranceId),
            ToleranceOfPair.Decider,
            (standing, now) => PairTermsDetails<MeasurementTolerance>.Of(toleranceId, standing, now, ToleranceOfPair.Default, at?.Time ?? clock.GetUtcNow()),
            ToleranceRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid toleranceId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(ToleranceOfPair.Stream(toleranceId), ToleranceRejections.Unknown, page, cancellationToken);
}
