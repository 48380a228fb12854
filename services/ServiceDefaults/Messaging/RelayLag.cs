using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Measures the lag now and then, in every replica, whether or not anybody publishes.</summary>
internal sealed class RelayLag(RelayCheckpoint checkpoint, RelayState state, TimeProvider clock, IOptions<RelayOptions> options, ILogger<RelayLag> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LagInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var (events, oldest) = await checkpoint.LagAsync(stoppingToken);
                state.Measured(events, oldest);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LagUnknown(fault);
            }
        }
    }
}
