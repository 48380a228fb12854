using BorderCoordination.EventStore;
using BorderCoordination.Testing;

namespace BorderCoordination.BorderMarkers.Tests;

internal static class Rejected
{
    /// <summary>Refused for its content, at these places.</summary>
    public static void Faults<TEvent>(this SpecDecision<TEvent> decision, params string[] pointers) =>
        decision.RejectsWith("invalid-request", RejectionKind.Invalid).Faults.Select(fault => fault.Pointer).ShouldBe(pointers, ignoreOrder: true);
}
