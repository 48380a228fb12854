using System.Collections.Immutable;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts.JointPatrols;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>Every refusal that a patrol can give.</summary>
internal static class PatrolRejections
{
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "patrol-not-found", "There is no such patrol.");

    public static Rejection Invalid(ImmutableArray<Fault> faults) =>
        new(RejectionKind.Invalid, "invalid-request", "The terms of the patrol are not in order.") { Faults = faults };

    public static Rejection NotNow(PatrolStatus status) =>
        new(RejectionKind.Conflict, "patrol-not-in-state", $"The patrol is {status}; this is not done then.");

    public static Rejection Superseded(Negotiation<PatrolTerms> negotiation, int named) =>
        Superseding.Rejection(negotiation, named);
}
