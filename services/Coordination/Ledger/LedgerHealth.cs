using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BorderCoordination.Coordination;

/// <summary>Degraded while something needs an operator or a newer build. Commands are still accepted and nothing is lost meanwhile.</summary>
internal sealed class LedgerHealth(LedgerStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counts = status.Counts;
        var complaint = status.Paused is { } paused ? $"The ledger is paused: {paused}"
            : status.Failing is { } failing ? $"The ledger cannot record: {failing}"
            : counts.Stopped > 0 ? $"{counts.Stopped} stream(s) are stopped: an event contradicts the ledger."
            : counts.Unreadable > 0 ? $"{counts.Unreadable} deliveries could not be read."
            : null;
        return Task.FromResult(complaint is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(complaint));
    }
}
