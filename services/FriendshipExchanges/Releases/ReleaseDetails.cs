using System.Collections.Immutable;
using BorderCoordination.Contracts;
using BorderCoordination.Contracts.FriendshipExchanges;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>A public release as a party of its pair sees it.</summary>
/// <param name="Id">As in its address; it follows from what it is about.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="About">The affair that it is about.</param>
/// <param name="Revision">The revision of the last proposal; whoever confirms names it.</param>
/// <param name="Proposed">What waits for somebody's word.</param>
/// <param name="AwaitedFrom">The parties whose word it waits for.</param>
/// <param name="Released">What is public.</param>
/// <param name="Retracted">That it was retracted, and the notice that took its place.</param>
public sealed record ReleaseDetails(
    Guid Id,
    long Version,
    BorderPair Pair,
    string About,
    int Revision,
    PublicContent? Proposed,
    ImmutableArray<Party> AwaitedFrom,
    PublicContent? Released,
    PublicReleaseRetracted? Retracted)
{
    public static ReleaseDetails Of(PublicRelease release, long version) => new(
        PublicRelease.IdOf(release.About),
        version,
        release.Pair!,
        release.About,
        release.Revision,
        release.IsOpen ? release.Negotiation!.Terms : null,
        release.IsOpen ? [.. release.Negotiation!.Parties.Except(release.Negotiation.ConfirmedBy)] : [],
        release.Released?.Terms,
        release.Retracted);
}

internal static class ReleaseDetailsSlice
{
    public static void MapReleaseDetails(this IEndpointRouteBuilder releases)
    {
        releases.MapQuery<ReleaseDetails>("/{releaseId}", ReadAsync, "GetRelease", "What is told to the public of an affair as it is, as it was at a version, or as it was at a time.")
            .Refuses(ReleaseRejections.Unknown);
        releases.MapQuery<Page<HistoryEntry>>("/{releaseId}/history", HistoryAsync, "GetReleaseHistory", "The events of a release, oldest first.")
            .Refuses(ReleaseRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid releaseId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(PublicRelease.Stream(releaseId), PublicRelease.Decider, ReleaseDetails.Of, ReleaseRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid releaseId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(PublicRelease.Stream(releaseId), ReleaseRejections.Unknown, page, cancellationToken);
}
