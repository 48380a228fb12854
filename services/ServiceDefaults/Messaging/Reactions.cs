using BorderCoordination.Contracts;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// What a service does on hearing of another's event. It may be called more than once for the same event and has to make that harmless:
/// record by <see cref="ReactionRecording"/>, once for each event where the state does not tell.
/// When it returns, the event counts as handled; when it throws, it does not.
/// </summary>
/// <remarks>
/// A reaction hears what is published after its queue was first declared, which its service does at every start. What came before stands in the ledger.
/// </remarks>
public interface IReaction
{
    /// <exception cref="TryAgainException">It cannot be done at this moment, through no fault of the event.</exception>
    Task HandleAsync(EventEnvelope envelope, CancellationToken cancellationToken);
}

/// <summary>Thrown by a reaction that cannot do it now but expects to later, such as while the same key is being worked on elsewhere.</summary>
public sealed class TryAgainException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A reaction and the queue from which it hears.</summary>
/// <param name="Queue">Named after the service and what it does: <c>border-markers.open-damage-case</c>.</param>
/// <param name="Bindings">Topic patterns over <see cref="Topology.RoutingKeyOf"/>: <c>joint-patrols.marker-inspected.*.*</c>.</param>
/// <param name="Type">The <see cref="IReaction"/>.</param>
internal sealed record ReactionBinding(string Queue, IReadOnlyList<string> Bindings, Type Type);
