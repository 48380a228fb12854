using System.Collections.Immutable;

namespace BorderCoordination.EventStore;

/// <summary>What a decider answers to a command: events to record, a refusal, or nothing to do.</summary>
public abstract record Decision<TEvent>
{
    private Decision()
    {
    }

    /// <summary>What the command asks for is already so.</summary>
    public static Decision<TEvent> NoChange { get; } = new Accepted([]);

    /// <summary>Several events of one decision, in this order.</summary>
    public static Decision<TEvent> Record(params ImmutableArray<TEvent> events) => new Accepted(events);

    public static implicit operator Decision<TEvent>(TEvent recorded) => new Accepted([recorded]);

    public static implicit operator Decision<TEvent>(Rejection rejection) => new Rejected(rejection);

    /// <summary>To be recorded, all or none, in this order; empty when nothing changes.</summary>
    public sealed record Accepted(ImmutableArray<TEvent> Events) : Decision<TEvent>;

    /// <summary>Refused by a rule; nothing is recorded.</summary>
    public sealed record Rejected(Rejection Rejection) : Decision<TEvent>;
}

/// <summary>Folds a stream's events into the state that its commands are decided on.</summary>
/// <param name="Initial">The state before the first event.</param>
/// <param name="Evolve">The state after an event. Throws on a sequence that no decider can have produced.</param>
public sealed record Decider<TState, TEvent>(TState Initial, Func<TState, TEvent, TState> Evolve)
{
    public TState Fold(IEnumerable<TEvent> events) => events.Aggregate(Initial, Evolve);
}
