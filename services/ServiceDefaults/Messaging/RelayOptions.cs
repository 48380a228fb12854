using System.ComponentModel.DataAnnotations;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>The relay's measures; section <c>Relay</c>. The defaults do.</summary>
public sealed class RelayOptions
{
    /// <summary>Publications that may be in flight, unconfirmed, at once.</summary>
    [Range(1, 10_000)]
    public int Window { get; init; } = 500;

    /// <summary>Events read at once.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; init; } = 500;

    /// <summary>The store is read at least this often, signal or not.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a follower tries to become the leader.</summary>
    public TimeSpan LeadershipInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The checkpoint is written at most this often while events are flowing; as many are published twice after a crash.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the broker may take over one confirmation before the connection is given up.</summary>
    public TimeSpan ConfirmTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest pause between two attempts to reach the broker.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often an event that cannot be published is tried again.</summary>
    public TimeSpan PoisonInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the lag is measured.</summary>
    public TimeSpan LagInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Health is Degraded when the oldest unpublished event is older than this.</summary>
    public TimeSpan LagWarning { get; init; } = TimeSpan.FromSeconds(30);
}
