using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>
/// Wakes readers: at once in this process, and through NOTIFY in the others. The NOTIFY is sent after the commit, on a connection of its own and for
/// many appends together: within the appends' transactions it would make their commits wait for each other.
/// </summary>
internal sealed class AppendSignal(DirectDatabase direct, ILogger<AppendSignal> logger) : BackgroundService, IAppendSignal
{
    private const string Channel = "event_store_appended";

    private static readonly TimeSpan BetweenNotifications = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestBackOff = TimeSpan.FromSeconds(5);

    // Notifications of this very instance carry it, and are not heard twice.
    private readonly string _instance = Guid.CreateVersion7().ToString("N");

    private readonly Channel<bool> _outgoing = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public async Task WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var next = Volatile.Read(ref _next).Task;
        if (Count == seen)
        {
            await next.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Something was appended here.</summary>
    public void Pulse()
    {
        Wake();
        _outgoing.Writer.TryWrite(true);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), NotifyAsync(stoppingToken));

    private void Wake()
    {
        Interlocked.Increment(ref _count);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        var backOff = ShortestBackOff;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await direct.OpenAsync(stoppingToken);
                connection.Notification += (_, arrived) =>
                {
                    if (arrived.Payload != _instance)
                    {
                        Wake();
                    }
                };
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                // Something may have been appended while nobody listened.
                Wake();
                backOff = ShortestBackOff;
                while (true)
                {
                    await connection.WaitAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.ListenLost(failure, backOff);
                await Pause(backOff, stoppingToken);
                backOff = backOff * 2 < LongestBackOff ? backOff * 2 : LongestBackOff;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task NotifyAsync(CancellationToken stoppingToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            await foreach (var _ in _outgoing.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    connection ??= await direct.OpenAsync(stoppingToken);
                    await using var notify = new NpgsqlCommand($"notify {Channel}, '{_instance}'", connection);
                    await notify.ExecuteNonQueryAsync(stoppingToken);
                    await Pause(BetweenNotifications, stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    logger.NotifyLost(failure);
                    await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
                    connection = null;
                    await Pause(LongestBackOff, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
        finally
        {
            await (connection?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static Task Pause(TimeSpan time, CancellationToken stoppingToken) =>
        Task.Delay(time, stoppingToken);
}
