using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.FriendshipExchanges.Twinnings;

/// <summary>Every refusal that a twinning can give.</summary>
internal static class TwinningRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "twinning-not-found", "There is no such twinning.");

    public static Rejection Exists { get; } = Conflict("twinning-exists", "The same are twinned already, in the same kind, and that has not ended.");

    public static Rejection Known { get; } = Conflict("twinning-proposed-already", "This twinning has been proposed.");

    public static Rejection Unchanged { get; } = Conflict("terms-unchanged", "This is what stands on the table already; it is confirmed, not put forward again.");

    public static Rejection NotInState { get; } = Conflict("twinning-not-in-state", "The state of the twinning does not allow it.");

    public static Rejection UnknownReview { get; } = new(RejectionKind.NotFound, "twinning-review-not-found", "There is no such review.");

    public static Rejection OwnReview { get; } = Conflict("own-review", "A party's own statement is confirmed by the others.");

    public static Rejection OnTheTable { get; } = Conflict("already-on-the-table", "What is on the table says the same. Confirm it.");

    public static Rejection NothingProposed { get; } = Conflict("twinning-step-not-proposed", "Nobody has proposed to resume or to end it.");

    public static Rejection Full { get; } = Conflict("twinning-full", "No more meetings or reviews are kept with it.");

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    public static Rejection NotNow(TwinningStatus status) => status == TwinningStatus.Unknown
        ? Unknown
        : NotInState with { Detail = $"The twinning is {status}; this is not done then." };

    /// <summary>The refusal of a command that only some states allow.</summary>
    public static Rejection? Unless(Twinning twinning, params ReadOnlySpan<TwinningStatus> states) => states.Contains(twinning.Status) ? null : NotNow(twinning.Status);

    private static Rejection Conflict(string code, string detail) => new(RejectionKind.Conflict, code, detail);
}
