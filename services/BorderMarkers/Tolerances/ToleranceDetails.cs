using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Tolerances;

/// <summary>The measurement tolerance of a pair as a party of it sees it.</summary>
/// <param name="Revision">The revision of the last proposal; whoever confirms names it.</param>
/// <param name="InForce">What holds at the moment of the answer, or that was asked for.</param>
/// <param name="Proposed">The last proposal, and who has given its word on it.</param>
/// <param name="Agreed">What was agreed, in that order; the last one whose day has come holds.</param>
public sealed record ToleranceDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    int Revision,
    MeasurementTolerance InForce,
    TermsDetails<DatedTerms<MeasurementTolerance>> Proposed,
    ImmutableArray<DatedTerms<MeasurementTolerance>> Agreed)
{
    public static ToleranceDetails Of(StandingTerms<MeasurementTolerance> standing, long version, DateTimeOffset moment)
    {
        ImmutableArray<DatedTerms<MeasurementTolerance>> agreed = [.. standing.Agreed.Select(revision => revision.Terms)];
        return new ToleranceDetails(
            ToleranceOfPair.IdOf(standing.Pair!),
            version,
            standing.Pair!,
            standing.Revision,
            StandingTerms<MeasurementTolerance>.InForce(agreed, moment)?.Terms ?? ToleranceOfPair.Default,
            TermsDetails<DatedTerms<MeasurementTolerance>>.Of(standing.Negotiation)!,
            agreed);
    }
}

internal static class ToleranceDetailsSlice
{
    public static void MapToleranceDetails(this IEndpointRouteBuilder tolerances)
    {
        tolerances.MapQuery<ToleranceDetails>(
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
            (standing, now) => ToleranceDetails.Of(standing, now, at?.Time ?? clock.GetUtcNow()),
            ToleranceRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid toleranceId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(ToleranceOfPair.Stream(toleranceId), ToleranceRejections.Unknown, page, cancellationToken);
}
