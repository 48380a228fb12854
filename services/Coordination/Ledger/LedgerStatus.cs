using System.Collections.Concurrent;

namespace BorderCoordination.Coordination;

/// <summary>What the ledger holds besides its entries.</summary>
/// <param name="Waiting">Events that came before their predecessor, or whose stream is stopped.</param>
/// <param name="Stopped">Streams with an alarm.</param>
/// <param name="Unreadable">Deliveries that are no events.</param>
internal sealed record LedgerCounts(long Head, long Waiting, long Stopped, long Unreadable);

/// <summary>How the ledger is doing on this replica, for health, metrics and administration.</summary>
internal sealed class LedgerStatus
{
    private volatile string? _paused;
    private volatile string? _failing;
    private readonly ConcurrentDictionary<string, string> _pausedSources = new();
    private volatile LedgerCounts _counts = new(0, 0, 0, 0);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerStatus() => Telemetry.Meter.CreateObservableGauge("ledger.waiting", () => Counts.Waiting, "{event}", "Events that wait for their predecessor.");

    /// <summary>What this build cannot read; the ledger stands until a newer one does.</summary>
    public string? Paused => _paused ?? _pausedSources.Values.FirstOrDefault();

    /// <summary>Why recording fails at the moment.</summary>
    public string? Failing => _failing;

    public LedgerCounts Counts => _counts;

    /// <summary>Completed when something has come that healing may have to look after.</summary>
    public Task NeedsAttention => Volatile.Read(ref _changed).Task;

    /// <returns>Whether that is news.</returns>
    public bool Pause(string reason) => Interlocked.Exchange(ref _paused, reason) is null;

    /// <returns>Whether that is news.</returns>
    public bool Fail(string reason) => Interlocked.Exchange(ref _failing, reason) is null;

    /// <returns>Whether that is news.</returns>
    public bool Succeed() => Interlocked.Exchange(ref _paused, null) is not null | Interlocked.Exchange(ref _failing, null) is not null;

    /// <returns>Whether that is news.</returns>
    public bool PauseSource(string service, string reason) => _pausedSources.TryAdd(service, reason);

    public void ResumeSource(string service) => _pausedSources.TryRemove(service, out _);

    public void Counted(LedgerCounts counts) => _counts = counts;

    public void Changed(Recorded recorded)
    {
        Telemetry.Alarms.Add(recorded.NewAlarms);
        if (recorded.Waiting + recorded.NewAlarms + recorded.Unreadable > 0)
        {
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }
}
