using System.Collections.Concurrent;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Which queues stand still, and why; for health.</summary>
public sealed class ReactionState
{
    private readonly ConcurrentDictionary<string, string> _waiting = [];

    /// <summary>Reasons by queue; empty while all is well.</summary>
    public IReadOnlyDictionary<string, string> Waiting => _waiting;

    internal void Wait(string queue, string reason) => _waiting[queue] = reason;

    internal void GoOn(string queue) => _waiting.TryRemove(queue, out _);
}
