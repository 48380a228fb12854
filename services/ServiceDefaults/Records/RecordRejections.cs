using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Records;

/// <summary>What any bilateral record can refuse, whatever affair it is of.</summary>
public static class RecordRejections
{
    public static Rejection ReservationOfAnother { get; } = new(
        RejectionKind.Conflict, "reservation-of-another", "A party's reserved opinion is entered, changed and taken out by that party alone.");

    public static Rejection OtherSignatory { get; } = new(
        RejectionKind.Conflict, "other-signatory", "The record names somebody else to sign for this party.");

    /// <summary>The refusal of a draft that touches what another party has reserved, or would reserve something for it.</summary>
    public static Rejection? ReservationsTouched(BilateralRecord? record, BorderPair pair, Party by, RecordParticulars? becomes) =>
        BilateralRecord.ReservationsTouched(record, pair.Parties, by, becomes) is { IsEmpty: false } parties
            ? ReservationOfAnother with
            {
                Detail = $"It would change what {string.Join(", ", parties)} reserves. That is entered, changed and taken out by that party alone.",
                Extensions = ImmutableDictionary<string, object?>.Empty.Add("reservedBy", parties),
            }
            : null;

    /// <summary>The refusal of a signature by somebody whom the record does not name.</summary>
    public static Rejection? Unless(BilateralRecord record, Party by, string signatory) => record.LetsSign(by, signatory)
        ? null
        : OtherSignatory with { Detail = $"The record names {record.SignatoryOf(by)!.Name} to sign for {by}. Somebody else needs another draft." };
}
