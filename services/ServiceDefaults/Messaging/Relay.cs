using BorderCoordination.EventStore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Carries recorded events to the broker: one relay at a time for each service database, however many replicas there are.
/// Commands never wait for it; while the broker is away the lag grows, and nothing is lost.
/// </summary>
internal sealed class Relay(
    DirectDatabase database, RelayRun run, BrokerAddress broker, RelayState state, MessagingMetrics metrics, IHostEnvironment environment,
    TimeProvider clock, IOptions<RelayOptions> options, ILogger<Relay> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestBackOff = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leading = await Leadership.AcquireAsync(database, AdvisoryLocks.Relay, options.Value.LeadershipInterval, clock, stoppingToken);
                state.Lead();
                logger.RelayLeads();
                await LeadAsync(leading.Lost, stoppingToken);
                state.Follow();
                logger.RelayFollows();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                state.Follow(fault.Message);
                logger.RelayCannotLead(fault);
            }

            await PauseAsync(options.Value.LeadershipInterval, stoppingToken);
        }
    }

    private async Task LeadAsync(CancellationToken deposed, CancellationToken stopping)
    {
        using var term = CancellationTokenSource.CreateLinkedTokenSource(deposed, stopping);
        for (var failures = 0; !term.IsCancellationRequested;)
        {
            var began = clock.GetTimestamp();
            var pause = await TryPublishAsync(failures, deposed, stopping);
            failures = clock.GetElapsedTime(began) > options.Value.LongestBackOff ? 1 : failures + 1;
            await PauseAsync(pause, term.Token);
        }
    }

    /// <summary>Publishes until something fails, and says how long to wait before the next attempt.</summary>
    private async Task<TimeSpan> TryPublishAsync(int failures, CancellationToken deposed, CancellationToken stopping)
    {
        try
        {
            using var term = CancellationTokenSource.CreateLinkedTokenSource(deposed, stopping);
            await using var link = await BrokerLink.OpenAsync(broker.Uri, $"{environment.ApplicationName} relay topology", term.Token);
            state.Connected();
            using var lost = CancellationTokenSource.CreateLinkedTokenSource(link.Lost, deposed);
            await run.RunAsync(stopping, lost.Token);
        }
        catch (PoisonEventException poison)
        {
            state.Stop(poison.Message, poison.EventId);
            metrics.Stopped(poison.EventType);
            logger.RelayStopped(poison, poison.EventId, poison.EventType);
            return options.Value.PoisonInterval;
        }
        catch (Exception) when (deposed.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault)
        {
            state.Disconnected(fault is OperationCanceledException ? "The connection to the broker is gone." : fault.Message);
            logger.RelayInterrupted(fault);
        }

        var backOff = ShortestBackOff * Math.Pow(2, Math.Min(failures, 10));
        return backOff < options.Value.LongestBackOff ? backOff : options.Value.LongestBackOff;
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken) =>
        Task.Delay(pause, clock, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
