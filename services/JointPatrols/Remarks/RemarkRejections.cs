using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Remarks;

/// <summary>Every refusal that an internal remark can give.</summary>
internal static class RemarkRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "remark-not-found", "There is no such remark.");

    public static Rejection Exists { get; } = new(RejectionKind.Conflict, "remark-exists", "This remark has been recorded.");

    public static Rejection Withdrawn { get; } = new(RejectionKind.Conflict, "remark-withdrawn", "The remark has been withdrawn; record another one.");

    public static Rejection PatrolUnknown { get; } = new(RejectionKind.Conflict, "remark-patrol-not-found", "There is no such patrol of this pair.");

    public static Rejection Superseded(Remark remark, int named) => Superseding.Rejection(named, remark.Revision, remark.ChangedSince(named));

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    /// <summary>The refusal of whatever only the party does whose own the remark is.</summary>
    public static Rejection? Unless(Remark remark, Party by) => remark.Pair is null || remark.By != by ? Unknown : null;
}
