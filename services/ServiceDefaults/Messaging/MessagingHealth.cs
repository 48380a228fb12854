using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Degraded while events wait to be published; never worse, since commands are still accepted.</summary>
internal sealed class RelayHealth(RelayState state, IOptions<RelayOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        state.Stopped is { } reason ? HealthCheckResult.Degraded(reason)
        : state.Lag > options.Value.LagWarning ? HealthCheckResult.Degraded($"{state.LagEvents} events wait to be published, the oldest for {state.Lag}.")
        : HealthCheckResult.Healthy());
}

/// <summary>Degraded while a queue stands still; names what it waits for.</summary>
internal sealed class ReactionHealth(ReactionState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        state.Waiting is { Count: > 0 } waiting
            ? HealthCheckResult.Degraded(string.Join(" ", waiting.Select(queue => $"{queue.Key}: {queue.Value}")))
            : HealthCheckResult.Healthy());
}
