using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>
/// Follows the ledger with every projection, each at its own pace: one that fails stands at the entry that it fails on, says so, and tries again, while the others
/// and the ledger itself go on.
/// </summary>
internal sealed class Projections(
    IEnumerable<IProjection> projections, ProjectionStep step, ProjectionStatus status, IEventStore store, TimeProvider clock, ILogger<Projections> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(projections.Select(projection => FollowAsync(projection, stoppingToken)));

    private async Task FollowAsync(IProjection projection, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var seen = store.Signal.Count;
            try
            {
                var progress = await step.TakeAsync(projection, stoppingToken);
                if (status.Succeeded(projection.Name, progress))
                {
                    logger.ProjectionResumed(projection.Name);
                }

                if (!progress.Advanced)
                {
                    await store.Signal.WaitAsync(seen, Poll, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (status.Failed(projection.Name, failure.Message))
                {
                    logger.ProjectionFailed(failure, projection.Name);
                }

                await Task.Delay(BackOff, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
