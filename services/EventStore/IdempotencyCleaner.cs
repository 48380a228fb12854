using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>Removes expired idempotency records, now and then and a few at a time. They are ignored before that already.</summary>
internal sealed class IdempotencyCleaner(NpgsqlDataSource dataSource, TimeProvider clock, ILogger<IdempotencyCleaner> logger) : BackgroundService
{
    private const int MostAtOnce = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    while (await Idempotency.RemoveExpiredAsync(dataSource, clock.Now(), MostAtOnce, stoppingToken) == MostAtOnce)
                    {
                        await Task.Delay(TimeSpan.FromMilliseconds(100), stoppingToken);
                    }
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.CleaningFailed(failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }
}
