using BorderCoordination.EventStore;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>
/// The ledger's latest entries in memory, for all who are waiting for more: what this process commits is taken over at once, what others commit is
/// read. Bounded in entries and in bytes; who is further back reads the database. Follows only while somebody waits.
/// </summary>
internal sealed class FeedTail : BackgroundService
{
    private const int PageSize = 500;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // Where the ledger is written in this process, news is mostly of what has been taken over already.
    private static readonly TimeSpan Leisure = TimeSpan.FromMilliseconds(20);

    private readonly LedgerReader _reader;

    private readonly IAppendSignal _signal;

    private readonly TimeProvider _clock;

    private readonly ILogger<FeedTail> _logger;

    private readonly Lock _gate = new();

    private readonly RecentEntries _recent = new();

    private readonly FeedFollowers _followers = new();

    private TaskCompletionSource _grown = NewSource();

    private long _tookOver;

    public FeedTail(LedgerReader reader, IEventStore store, Ledger ledger, TimeProvider clock, ILogger<FeedTail> logger)
    {
        (_reader, _signal, _clock, _logger) = (reader, store.Signal, clock, logger);
        ledger.Committed += TakeOver;
    }

    private long Last
    {
        get
        {
            lock (_gate)
            {
                return _recent.Last;
            }
        }
    }

    private bool IsWrittenHere => Volatile.Read(ref _tookOver) is > 0 and var at && _clock.GetElapsedTime(at) < Poll;

    /// <summary>Keeps the tail going for as long as it is not disposed of.</summary>
    public IDisposable Follow() => _followers.Enter();

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
        if (Last <= after && atMost > TimeSpan.Zero)
        {
            await grown.WaitAsync(atMost, _clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
                    _logger.FeedFailed(failure.Message);
                }

                failing = true;
                await Task.Delay(Poll, _clock, stoppingToken);
            }
        }
    }

    /// <summary>From the head on, until nobody waits any more.</summary>
    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await _followers.OneIsThere.WaitAsync(stoppingToken);
        var head = await _reader.HeadAsync(stoppingToken);
        Grow(() => _recent.Restart(head));
        while (_followers.Any)
        {
            var seen = _signal.Count;
            var page = await _reader.ReadAsync(Last, null, PageSize, stoppingToken);
            if (page.Entries.Count > 0)
            {
                Grow(() => _recent.Add(page.Entries));
            }

            if (page.Entries.Count < PageSize)
            {
                await _signal.WaitAsync(seen, Poll, stoppingToken);
                await (IsWrittenHere ? Task.Delay(Leisure, _clock, stoppingToken) : Task.CompletedTask);
            }
        }
    }

    /// <summary>Takes over what follows directly; anything else is read.</summary>
    private void TakeOver(Recorded recorded)
    {
        if (recorded.Appended.Count > 0 && _followers.Any && Last == recorded.First - 1)
        {
            Volatile.Write(ref _tookOver, _clock.GetTimestamp());
            Grow(() => _recent.Add([.. recorded.Appended.Select((arrival, index) => FeedEntry.Of(arrival, recorded.First + index))]));
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
}
