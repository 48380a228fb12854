using BorderCoordination.EventStore;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// Delivers to all webhooks that are due, side by side, each of them in order. One replica does it at a time; the next one goes on from the positions that
/// are kept, so that nothing is left out, and at most what was on its way comes twice.
/// </summary>
internal sealed class WebhookDelivery(
    IServiceProvider services, WebhookProgress progress, DirectDatabase direct, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookDelivery> logger)
    : BackgroundService
{
    private const int DeliveryLock = 102;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leading = await Leadership.AcquireAsync(direct, DeliveryLock, options.Value.Poll, clock, stoppingToken);
                using var term = CancellationTokenSource.CreateLinkedTokenSource(leading.Lost, stoppingToken);
                logger.DeliveringHere();
                await LeadAsync(term);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.DeliveryFailed(failure.Message);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadAsync(CancellationTokenSource term)
    {
        var running = new Dictionary<Guid, Task>();
        try
        {
            for (; ; await Task.Delay(options.Value.Poll, clock, term.Token))
            {
                foreach (var id in await progress.DueAsync(term.Token))
                {
                    if (!running.TryGetValue(id, out var run) || run.IsCompleted)
                    {
                        running[id] = RunAsync(id, term.Token);
                    }
                }

                foreach (var id in running.Where(run => run.Value.IsCompleted).Select(run => run.Key).ToArray())
                {
                    running.Remove(id);
                }
            }
        }
        finally
        {
            await term.CancelAsync();
            await Task.WhenAll(running.Values);
        }
    }

    /// <summary>One webhook's fault is not the others'; it is due again with the next look.</summary>
    private async Task RunAsync(Guid id, CancellationToken term)
    {
        try
        {
            await ActivatorUtilities.CreateInstance<WebhookRun>(services).RunAsync(id, term);
        }
        catch (Exception failure)
        {
            if (!term.IsCancellationRequested)
            {
                logger.DeliveryFailed(failure.Message);
            }
        }
    }
}
