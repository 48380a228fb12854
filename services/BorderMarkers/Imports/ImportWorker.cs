namespace BorderCoordination.BorderMarkers.Imports;

/// <summary>Wakes the writer of this replica as soon as a file is accepted.</summary>
internal sealed class ImportBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _rung.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _rung.Dispose();
}

/// <summary>Writes accepted files, one after the other, and waits while the database is away.</summary>
internal sealed partial class ImportWorker(ImportWriter writer, ImportBell bell, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await writer.WriteNextAsync(stoppingToken))
                {
                }

                await bell.WaitAsync(Interval, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogAway(logger, failure);
                await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The files to be written could not be looked for")]
    private static partial void LogAway(ILogger logger, Exception failure);
}
