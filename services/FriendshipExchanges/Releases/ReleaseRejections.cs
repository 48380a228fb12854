using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Releases;

/// <summary>Every refusal that a public release can give.</summary>
internal static class ReleaseRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "release-not-found", "There is no such release.");

    public static Rejection NotOver { get; } = new(
        RejectionKind.Conflict, "affair-not-over", "There is no affair of this pair under this name that is known to be over; the public is told of nothing else.");

    public static Rejection OnTheTable { get; } = new(RejectionKind.Conflict, "release-on-the-table", "Another party has proposed the very same; it is confirmed, not proposed again.");

    public static Rejection NothingOpen { get; } = new(RejectionKind.Conflict, "release-not-open", "Nothing is proposed that waits for a word.");

    public static Rejection NothingReleased { get; } = new(RejectionKind.Conflict, "nothing-released", "Nothing is public that could be retracted.");

    public static Rejection Superseded(PublicRelease release, int named) => Superseding.Rejection(release.Negotiation!, named);

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };
}
