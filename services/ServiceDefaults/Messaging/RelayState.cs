namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>What this replica's relay is.</summary>
public enum RelayRole
{
    /// <summary>Another replica publishes, or nobody has tried yet.</summary>
    Follower,

    /// <summary>This replica publishes.</summary>
    Leader,
}

/// <summary>How the relay of this replica is doing; for health, metrics and tests.</summary>
public sealed class RelayState
{
    private long _lagEvents;
    private long _lagTicks;

    public RelayRole Role { get; private set; }

    /// <summary>Whether the leader has a connection to the broker; a follower has none and does not know.</summary>
    public bool? BrokerConnected { get; private set; }

    /// <summary>Why nothing is being published, for a person; none while all is well.</summary>
    public string? Stopped { get; private set; }

    /// <summary>The event that cannot be published and before which the relay stands.</summary>
    public Guid? Poison { get; private set; }

    /// <summary>Events that are recorded and not yet known to be confirmed by the broker.</summary>
    public long LagEvents => Interlocked.Read(ref _lagEvents);

    /// <summary>Age of the oldest of them.</summary>
    public TimeSpan Lag => TimeSpan.FromTicks(Interlocked.Read(ref _lagTicks));

    internal void Follow(string? stopped = null) => (Role, BrokerConnected, Stopped, Poison) = (RelayRole.Follower, null, stopped, null);

    internal void Lead() => (Role, BrokerConnected, Stopped) = (RelayRole.Leader, false, null);

    internal void Connected() => BrokerConnected = true;

    internal void Publishing() => (Stopped, Poison) = (null, null);

    internal void Disconnected(string reason) => (BrokerConnected, Stopped) = (false, reason);

    internal void Stop(string reason, Guid? poison) => (Stopped, Poison) = (reason, poison);

    internal void Measured(long events, TimeSpan oldest)
    {
        Interlocked.Exchange(ref _lagEvents, events);
        Interlocked.Exchange(ref _lagTicks, oldest.Ticks);
    }
}
