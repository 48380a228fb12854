using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BorderCoordination.Coordination;

/// <summary>How the projections are doing, as this replica sees it, for health and metrics.</summary>
internal sealed class ProjectionStatus
{
    private readonly ConcurrentDictionary<string, ProjectionProgress> _progress = new();
    private readonly ConcurrentDictionary<string, string> _failing = new();

    public ProjectionStatus() => Telemetry.Meter.CreateObservableGauge(
        "projection.lag.entries",
        () => _progress.Select(each => new Measurement<long>(LagOf(each.Value), new KeyValuePair<string, object?>(Telemetry.Tags.Projection, each.Key))),
        "{event}",
        "Entries of the ledger that a projection has not taken in yet.");

    public IReadOnlyDictionary<string, string> Failing => _failing;

    /// <summary>The projections that are further behind than a number of entries.</summary>
    public IEnumerable<(string Name, long Lag)> Behind(long more) => _progress.Select(each => (each.Key, LagOf(each.Value))).Where(each => each.Item2 > more);

    /// <returns>Whether it had failed before.</returns>
    public bool Succeeded(string name, ProjectionProgress progress)
    {
        _progress[name] = progress;
        return _failing.TryRemove(name, out _);
    }

    /// <returns>Whether that is news.</returns>
    public bool Failed(string name, string reason) => _failing.TryAdd(name, reason);

    private static long LagOf(ProjectionProgress progress) => Math.Max(0, progress.Head - progress.Position);
}

/// <summary>Degraded while a projection fails or is far behind, as when it is made anew: what is read from it comes late or not at all, and nothing is lost.</summary>
internal sealed class ProjectionHealth(ProjectionStatus status) : IHealthCheck
{
    private const long FarBehind = 5000;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        string[] complaints =
        [
            .. status.Failing.Select(each => $"{each.Key} cannot go on: {each.Value}"),
            .. status.Behind(FarBehind).Select(each => $"{each.Name} is {each.Lag} entries behind the ledger."),
        ];
        return Task.FromResult(complaints.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', complaints)));
    }
}
