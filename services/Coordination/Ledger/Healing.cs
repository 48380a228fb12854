using System.Text.Json;
using BorderCoordination.EventStore;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// Completes the ledger without the broker: compares it with every source now and then (a lost tail has no successor to betray it), and looks after
/// what is known to be missing every second. One replica does it at a time; two would only do it twice.
/// </summary>
internal sealed class Healing(
    Reconciliation reconciliation, LedgerStatus status, DirectDatabase direct, IOptions<LedgerOptions> options, TimeProvider clock, ILogger<Healing> logger)
    : BackgroundService
{
    private const int HealingLock = 101;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _away = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Sources.Count > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var leading = await Leadership.AcquireAsync(direct, HealingLock, 5 * Tick, clock, stoppingToken);
                using var term = CancellationTokenSource.CreateLinkedTokenSource(leading.Lost, stoppingToken);
                logger.HealingHere();
                await LeadAsync(term.Token);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.HealingFailed(failure.Message);
            }

            await Task.Delay(5 * Tick, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LeadAsync(CancellationToken term)
    {
        var tick = options.Value.ReconcileEvery < Tick ? options.Value.ReconcileEvery : Tick;
        for (DateTimeOffset? compared = null; ; await Task.Delay(tick, clock, term))
        {
            var compare = compared is not { } last || clock.GetUtcNow() - last >= options.Value.ReconcileEvery;
            compared = compare ? clock.GetUtcNow() : compared;
            foreach (var (service, source) in options.Value.Sources)
            {
                await HealAsync(service, source, compare, term);
            }
        }
    }

    private async Task HealAsync(string service, Uri source, bool compare, CancellationToken term)
    {
        // A source that is away is asked again with the next comparison.
        if (!compare && _away.Contains(service))
        {
            return;
        }

        try
        {
            if (compare)
            {
                await reconciliation.CompareAsync(service, source, term);
                if (_away.Remove(service))
                {
                    logger.SourceBack(service);
                }
            }

            await reconciliation.FetchAsync(service, source, term);
            status.ResumeSource(service);
        }
        catch (UnknownEventTypeException failure)
        {
            if (status.PauseSource(service, failure.Message))
            {
                logger.LedgerPaused(failure.Message);
            }
        }
        catch (Exception failure) when (IsAway(failure) && !term.IsCancellationRequested)
        {
            if (_away.Add(service))
            {
                logger.SourceAway(service, failure.Message);
            }
        }
    }

    /// <summary>Also an answer that is none of ours, as from a proxy before the service, or a time-out.</summary>
    private static bool IsAway(Exception failure) =>
        failure is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException or OperationCanceledException;
}
