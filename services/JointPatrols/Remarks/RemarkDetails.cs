using BorderCoordination.Contracts;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>A remark as the party sees it whose own it is.</summary>
/// <param name="Id">As in its address.</param>
/// <param name="Version">As in the <c>ETag</c>.</param>
/// <param name="Revision">The revision of what it says; whoever amends it names it.</param>
/// <param name="About">What it is about.</param>
/// <param name="Content">What it says.</param>
public sealed record RemarkDetails(
    Guid Id, long Version, BorderPair Pair, RemarkStatus Status, RemarkKind Kind, int Revision, RemarkSubject About, RemarkContent Content)
{
    public static RemarkDetails Of(Remark remark, long version) =>
        new(remark.Id, version, remark.Pair!, remark.Status, remark.Kind, remark.Revision, remark.About, remark.Content);
}

internal static class RemarkDetailsSlice
{
    public static void MapRemarkDetails(this IEndpointRouteBuilder remarks)
    {
        remarks.MapQuery<RemarkDetails>("/{remarkId}", ReadAsync, "GetRemark", "The party's own remark as it is, as it was at a version, or as it was at a time.")
            .Refuses(RemarkRejections.Unknown);
        remarks.MapQuery<Page<HistoryEntry>>("/{remarkId}/history", HistoryAsync, "GetRemarkHistory", "The events of the party's own remark, oldest first.")
            .Refuses(RemarkRejections.Unknown);
    }

    private static Task<IResult> ReadAsync(Guid remarkId, long? version, Moment? at, AffairReader reader, CancellationToken cancellationToken) =>
        reader.ReadAsync(Remark.Stream(remarkId), Remark.Decider, RemarkDetails.Of, RemarkRejections.Unknown, version, at, cancellationToken);

    private static Task<IResult> HistoryAsync(Guid remarkId, AffairReader reader, PageRequest page, CancellationToken cancellationToken) =>
        reader.HistoryAsync(Remark.Stream(remarkId), RemarkRejections.Unknown, page, cancellationToken);
}
