using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// The ledger's latest entries in memory, read once for all who are waiting for more. Bounded in entries and in bytes; who is further back reads the
/// database. Follows only while somebody waits.
/// </summary>
internal sealed class FeedTail(LedgerReader reader, IEventStore store, TimeProvider clock, ILogger<FeedTail> logger) : BackgroundService
{
    private const int PageSize = 500;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();

    private readonly RecentEntries _recent = new();

    private TaskCompletionSource _grown = NewSource();

    private TaskCompletionSource _wanted = NewSource();

    private int _followers;

    /// <summary>Keeps the tail going for as long as it is not disposed of.</summary>
    public IDisposable Follow() => new Follower(this);

    /// <summary>Reads from memory; none where that does not reach so far back, or so far on.</summary>
    public FeedPage? Read(long after, FeedFilter filter, int limit)
    {
        lock (_gate)
        {
            return _recent.Read(after, filter, limit);
        }
    }

    /// <summary>Returns once there is something after a position, or after a time.</summary>
    public async Task WaitAsync(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var grown = Volatile.Read(ref _grown).Task;
        bool isThere;
        lock (_gate)
        {
            isThere = _recent.Last > after;
        }

        if (!isThere && atMost > TimeSpan.Zero)
        {
            await grown.WaitAsync(atMost, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
                failing = false;
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
            {
                if (!failing)
                {
                    logger.FeedFailed(failure.Message);
                }

                failing = true;
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    /// <summary>From the head on, until nobody waits any more.</summary>
    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await Volatile.Read(ref _wanted).Task.WaitAsync(stoppingToken);
        var last = await reader.HeadAsync(stoppingToken);
        Grow(() => _recent.Restart(last));
        while (Volatile.Read(ref _followers) > 0)
        {
            var seen = store.Signal.Count;
            var page = await reader.ReadAsync(last, null, PageSize, stoppingToken);
            if (page.Entries.Count > 0)
            {
                last = page.Examined;
                Grow(() => _recent.Add(page.Entries));
            }
            else
            {
                await store.Signal.WaitAsync(seen, Poll, stoppingToken);
            }
        }
    }

    private void Grow(Action change)
    {
        lock (_gate)
        {
            change();
        }

        Interlocked.Exchange(ref _grown, NewSource()).TrySetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Follower : IDisposable
    {
        private FeedTail? _tail;

        public Follower(FeedTail tail)
        {
            _tail = tail;
            lock (tail._gate)
            {
                tail._followers++;
                tail._wanted.TrySetResult();
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _tail, null) is { } tail)
            {
                lock (tail._gate)
                {
                    if (--tail._followers == 0)
                    {
                        tail._wanted = NewSource();
                    }
                }
            }
        }
    }
}
