using BorderCoordination.Agreement;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.ServiceDefaults.Commitments;

/// <summary>Every refusal that a commitment can give.</summary>
public static class CommitmentRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "commitment-not-found", "There is no such commitment.");

    public static Rejection NotAnOwner { get; } =
        new(RejectionKind.Forbidden, "commitment-of-another", "A party that owns the commitment states that it is done.");

    public static Rejection AlreadyEnded { get; } = new(RejectionKind.Conflict, "commitment-ended", "It has ended, on the word of all.");

    public static Rejection SaidAlready { get; } = new(RejectionKind.Conflict, "already-on-the-table", "What is on the table says the same. Confirm it.");

    public static Rejection NotStated { get; } =
        new(RejectionKind.Conflict, "commitment-done-not-stated", "No statement that it is done is on the table.");

    public static Rejection DropNotProposed { get; } =
        new(RejectionKind.Conflict, "commitment-drop-not-proposed", "No proposal to drop it is on the table.");

    /// <summary>Of a record that would take it over.</summary>
    public static Rejection NotOpen { get; } =
        new(RejectionKind.Conflict, "commitment-not-open", "What is to be taken over is no commitment of this pair that has not ended.");

    public static Rejection Ended(Commitment commitment) => AlreadyEnded with { Detail = $"It has ended as {commitment.Ended}, on the word of all." };

    public static Rejection OnTheTable(Commitment commitment) => SaidAlready with { Detail = $"Revision {commitment.Revision} says the same. Confirm it." };

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };
}
