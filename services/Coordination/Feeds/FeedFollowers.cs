namespace BorderCoordination.Coordination;

/// <summary>Counts who waits for more, so that nothing is read while nobody does.</summary>
internal sealed class FeedFollowers
{
    private readonly Lock _gate = new();

    private TaskCompletionSource _one = NewSource();

    private int _count;

    public bool Any => Volatile.Read(ref _count) > 0;

    /// <summary>Completed while there is at least one.</summary>
    public Task OneIsThere
    {
        get
        {
            lock (_gate)
            {
                return _one.Task;
            }
        }
    }

    /// <summary>One more, until it is disposed of.</summary>
    public IDisposable Enter()
    {
        lock (_gate)
        {
            _count++;
            _one.TrySetResult();
        }

        return new Follower(this);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Leave()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _one = NewSource();
            }
        }
    }

    private sealed class Follower(FeedFollowers followers) : IDisposable
    {
        private int _hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                followers.Leave();
            }
        }
    }
}
