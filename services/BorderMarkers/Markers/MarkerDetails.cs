using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.BorderMarkers;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.Markers;

/// <summary>One physical marker as a party sees it; for an existing position its territory, builder and point stand in the entry.</summary>
/// <param name="Measurements">Every one that was made, oldest first.</param>
public sealed record MarkerMemberDetails(int Number, MarkerPlanted? Planted, ImmutableArray<MarkerMeasured> Measurements);

/// <summary>A marker position as a party of its pair sees it.</summary>
/// <param name="Revision">Of what is being confirmed or signed at this stage; whoever does so names it.</param>
/// <param name="Plan">What is to be planted; absent for an existing position.</param>
/// <param name="Entry">The register's entry of an existing position.</param>
/// <param name="Survey">The point of the joint survey.</param>
/// <param name="ApprovedBy">The sides of the Joint Committee that have approved the dossier.</param>
public sealed record MarkerDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    MarkerRef Number,
    MarkerKind Kind,
    MarkerStatus Status,
    int Revision,
    MarkerPlan? Plan,
    TermsDetails<RegisterEntry>? Entry,
    TermsDetails<SurveyedPoint>? Survey,
    IReadOnlyList<MarkerMemberDetails> Members,
    RecordDetails? Dossier,
    ImmutableArray<Party> ApprovedBy)
{
    public static MarkerDetails Of(Guid id, MarkerPosition position, long version) => new(
        id,
        version,
        position.Pair!,
        position.Identity.Number,
        position.Identity.Kind,
        position.Status,
        position.Revision,
        position.Plan,
        TermsDetails<RegisterEntry>.Of(position.Entry),
        TermsDetails<SurveyedPoint>.Of(position.Survey),
        [.. position.Members.Select(member => new MarkerMemberDetails(member.Number, member.Planted, member.Measurements))],
        RecordDetails.Of(position.Dossier),
        position.ApprovedBy);
}

internal static class MarkerDetailsSlice
{
    public static void MapMarkerDetails(this IEndpointRouteBuilder markers)
    {
        markers.MapQuery<MarkerDetails>("/{markerId}", ReadAsync, "GetMarker", "A marker position as it is, as it was at a version, or as it was at a time.")
            .Refuses(MarkerRejections.Unknown);
        markers.MapQuery<Page<HistoryEntry>>("/{markerId}/history", HistoryAsync, "GetMarkerHistory", "The events of a marker position, oldest first.")
            .Refuses(MarkerRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid markerId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(
            MarkerPosition.Stream(markerId),
            MarkerPosition.Decider,
            (position, now) => MarkerDetails.Of(markerId, position, now),
            MarkerRejections.Unknown,
            version,
            at,
            cancellationToken);

    private static Task<IResult> HistoryAsync(Guid markerId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(MarkerPosition.Stream(markerId), MarkerRejections.Unknown, page, cancellationToken);
}
