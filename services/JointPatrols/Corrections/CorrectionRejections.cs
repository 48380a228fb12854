using System.Collections.Immutable;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Corrections;

/// <summary>Every refusal that a correction of signed minutes can give.</summary>
internal static class CorrectionRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "correction-not-found", "There is no such correction.");

    public static Rejection AlreadyOpen { get; } = new(
        RejectionKind.Conflict, "correction-open", "A correction of these minutes is on the table. Redraft, sign or withdraw it.");

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "correction-not-in-state", "The state of the correction does not allow it.");

    public static Rejection OpenAs(Guid correctionId) =>
        AlreadyOpen with { Extensions = ImmutableDictionary<string, object?>.Empty.Add("correctionId", correctionId) };

    public static Rejection Invalid(Faults faults) => Faults.Invalid with { Faults = faults.ToImmutable() };

    public static Rejection NotNow(CorrectionStatus status) =>
        NotInState with { Detail = $"The correction is {status}; this is not done then." };
}
