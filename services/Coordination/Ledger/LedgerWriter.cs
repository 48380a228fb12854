using System.Threading.Channels;
using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>
/// Gathers deliveries into batches without making any of them wait for a batch to fill: whatever arrives while one is being written makes up the next.
/// A quiet ledger so records at once, a busy one by the hundred. (MassTransit's own batches start with a timer for every one.)
/// </summary>
internal sealed class LedgerWriter(
    Ledger ledger, LedgerStatus status, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<LedgerWriter> logger) : BackgroundService
{
    /// <summary>The most events that one transaction records.</summary>
    public const int MostInBatch = 500;

    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    private readonly Channel<Pending> _pending = Channel.CreateBounded<Pending>(new BoundedChannelOptions(2 * MostInBatch) { SingleReader = true });

    /// <summary>Returns once the delivery is committed, however often that has to be tried; cancelled only when this process stops before.</summary>
    public async Task RecordAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var pending = new Pending(delivery);
        await _pending.Writer.WriteAsync(pending, cancellationToken);
        await pending.Done.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(MostInBatch);
        try
        {
            while (await _pending.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < MostInBatch && _pending.Reader.TryRead(out var pending))
                {
                    batch.Add(pending);
                }

                await WriteAsync(batch, stoppingToken);
                batch.ForEach(pending => pending.Done.TrySetResult());
                batch.Clear();
            }
        }
        finally
        {
            _pending.Writer.TryComplete();
            while (_pending.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            batch.ForEach(pending => pending.Done.TrySetCanceled(CancellationToken.None));
        }
    }

    private async Task WriteAsync(List<Pending> batch, CancellationToken stoppingToken)
    {
        for (var backOff = ShortestBackOff; ; backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff)
        {
            try
            {
                await ledger.RecordAsync([.. batch.Select(pending => pending.Delivery)], stoppingToken);
                if (status.Succeed())
                {
                    logger.LedgerResumed();
                }

                return;
            }
            catch (UnknownEventTypeException failure)
            {
                if (status.Pause(failure.Message))
                {
                    logger.LedgerPaused(failure.Message);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (status.Fail(failure.Message))
                {
                    logger.LedgerFailed(failure);
                }
            }

            // What stops now leaves its messages to the next one instead of holding the broker's connection up.
            await Task.Delay(backOff, clock, lifetime.ApplicationStopping);
        }
    }

    private sealed record Pending(Delivery Delivery)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
