using System.Collections.Immutable;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.BorderMarkers.DamageCases;

/// <summary>Every refusal that a damage case can give.</summary>
internal static class DamageRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "damage-case-not-found", "There is no such damage case.");

    public static Rejection AlreadyOpen { get; } = new(
        RejectionKind.Conflict, "damage-case-open", "A case is open for this marker. What more is found is added to it.");

    public static Rejection FactsNotStated { get; } = new(RejectionKind.Conflict, "facts-not-stated", "No facts are on the table.");

    public static Rejection NotAllNotified { get; } = new(
        RejectionKind.Conflict, "other-party-not-notified", "Not every party has been told of the damage yet; facts are established together after that.");

    public static Rejection OpenAs(Guid caseId) =>
        AlreadyOpen with { Extensions = ImmutableDictionary<string, object?>.Empty.Add("caseId", caseId) };

    public static Rejection NotInState { get; } = new(RejectionKind.Conflict, "damage-case-not-in-state", "The state of the damage case does not allow it.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) =>
        Faults.Invalid with { Detail = "What is said of the damage is not in order.", Faults = faults };

    public static Rejection NotNow(DamageCaseStatus status) =>
        NotInState with { Detail = $"The damage case is {status}; this is not done then." };
}
