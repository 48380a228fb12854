using System.Diagnostics;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>How a reaction records what follows from an event: by nobody's hand, for the event's pair, with the event as its cause.</summary>
public static class ReactionRecording
{
    /// <summary>Records what is decided on the state of a stream, where the state itself tells whether that was done before.</summary>
    /// <param name="envelope">The event that was heard.</param>
    /// <param name="visibility">Who may see what is recorded; every party of the pair unless something else is said.</param>
    /// <exception cref="UnreachableException">The decision was a refusal; a reaction decides to record something or nothing.</exception>
    public static Task ReactAsync<TState, TEvent>(
        this IEventStore store,
        EventEnvelope envelope,
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        CancellationToken cancellationToken,
        Visibility visibility = default)
        where TEvent : class => RecordAsync(store, envelope, stream, decider, decide, Intend<TState>(envelope, visibility), cancellationToken);

    /// <summary>The same where the state does not tell: once for each event.</summary>
    /// <param name="scope">Whose keys these are: the queue of the reaction, with the stream where one event concerns several.</param>
    /// <exception cref="TryAgainException">The event is being worked on elsewhere.</exception>
    /// <exception cref="UnreachableException">The decision was a refusal.</exception>
    public static Task ReactOnceAsync<TState, TEvent>(
        this IEventStore store,
        EventEnvelope envelope,
        string scope,
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        CancellationToken cancellationToken)
        where TEvent : class => RecordAsync(store, envelope, stream, decider, decide, IntendOnce<TState>(envelope, scope), cancellationToken);

    /// <summary>The intention of a reaction that records once for each event.</summary>
    public static Intent<TState> IntendOnce<TState>(EventEnvelope envelope, string scope)
    {
        var id = envelope.Id.ToString();
        return Intend<TState>(envelope, Visibility.Shared) with { Key = new IdempotencyKey($"reaction:{scope}", id, id, Lifetime: null), Answer = _ => id };
    }

    /// <summary>What counts as done with an event; anything that is left over throws.</summary>
    /// <exception cref="TryAgainException">The event is being worked on elsewhere.</exception>
    /// <exception cref="UnreachableException">It is no outcome of a reaction.</exception>
    public static void Expect<TState>(this Outcome<TState> outcome, EventEnvelope envelope)
    {
        switch (outcome)
        {
            case Outcome<TState>.Committed or Outcome<TState>.Repeated:
                return;
            case Outcome<TState>.KeyInUse:
                throw new TryAgainException($"The event {envelope.Id} is being worked on elsewhere.");
            default:
                throw new UnreachableException($"{outcome} cannot come of a reaction to {envelope.Id}.");
        }
    }

    private static Intent<TState> Intend<TState>(EventEnvelope envelope, Visibility visibility)
    {
        var metadata = new EventMetadata(null, null, null, envelope.Pair, visibility, envelope.CorrelationId, envelope.Id.ToString());
        return new Intent<TState>(_ => metadata);
    }

    private static async Task RecordAsync<TState, TEvent>(
        IEventStore store,
        EventEnvelope envelope,
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, Decision<TEvent>> decide,
        Intent<TState> intent,
        CancellationToken cancellationToken)
        where TEvent : class => (await store.TransactAsync(stream, decider, decide, intent, cancellationToken)).Expect(envelope);
}
