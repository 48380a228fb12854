using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using Shouldly;

namespace BorderCoordination.Testing;

/// <summary>Tells a rule as what has happened, what is asked, and what comes of it. Events are compared as they are written.</summary>
public static class DeciderSpec
{
    public static SpecState<TState, TEvent> Given<TState, TEvent>(this Decider<TState, TEvent> decider, params IEnumerable<TEvent> events) =>
        new(decider.Fold(events));
}

/// <summary>The state that a command meets.</summary>
public sealed record SpecState<TState, TEvent>(TState State)
{
    public SpecDecision<TEvent> When(Func<TState, Decision<TEvent>> decide) => new(decide(State));
}

/// <summary>What a command comes to.</summary>
public sealed record SpecDecision<TEvent>(Decision<TEvent> Decision)
{
    public void Records(params IEnumerable<TEvent> events) =>
        Decision.ShouldBeOfType<Decision<TEvent>.Accepted>().Events.Select(Written).ShouldBe(events.Select(Written));

    public void RecordsNothing() => Records([]);

    public void RejectsWith(Rejection rejection) => RejectsWith(rejection.Code, rejection.Kind);

    public Rejection RejectsWith(string code, RejectionKind kind = RejectionKind.Conflict)
    {
        var rejection = Decision.ShouldBeOfType<Decision<TEvent>.Rejected>().Rejection;
        (rejection.Kind, rejection.Code).ShouldBe((kind, code), rejection.Detail);
        return rejection;
    }

    private static string Written(TEvent recorded) => $"{recorded!.GetType().Name} {JsonSerializer.Serialize<object>(recorded, ContractJson.Options)}";
}
