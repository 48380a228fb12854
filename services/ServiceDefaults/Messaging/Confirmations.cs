using System.Threading.Channels;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>
/// Follows publications in the order in which they were started and moves the checkpoint over those that are confirmed without a gap, in batches.
/// </summary>
internal sealed class Confirmations(RelayCheckpoint checkpoint, RelayOptions options, TimeProvider clock) : IDisposable
{
    private readonly Channel<(long Sequence, Task Confirmed)> _started =
        Channel.CreateUnbounded<(long, Task)>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private readonly SemaphoreSlim _room = new(options.Window);
    private long _confirmed;
    private long _saved;
    private long _savedAt;

    /// <summary>Waits until another publication may be started.</summary>
    public Task RoomAsync(CancellationToken cancellationToken) => _room.WaitAsync(cancellationToken);

    /// <summary>Takes a publication that has been started.</summary>
    public void Add(long sequence, Task confirmed) => _started.Writer.TryWrite((sequence, confirmed));

    /// <summary>Nothing more is going to be started.</summary>
    public void Complete() => _started.Writer.TryComplete();

    /// <summary>
    /// Runs until all that was started is confirmed, or one of it fails; what was confirmed up to there is saved in either case.
    /// </summary>
    /// <param name="abort">Nothing more is going to be confirmed.</param>
    public async Task RunAsync(CancellationToken abort)
    {
        try
        {
            while (await MoreAsync(abort))
            {
                while (_started.Reader.TryRead(out var next))
                {
                    await next.Confirmed.WaitAsync(options.ConfirmTimeout, clock, abort);
                    _confirmed = next.Sequence;
                    _room.Release();
                    if (clock.GetElapsedTime(_savedAt) >= options.CheckpointInterval)
                    {
                        await SaveAsync();
                    }
                }
            }
        }
        finally
        {
            await SaveAsync();
        }
    }

    public void Dispose() => _room.Dispose();

    /// <summary>Waits for more to follow, but not for long while something is unsaved.</summary>
    private async Task<bool> MoreAsync(CancellationToken abort)
    {
        var more = _started.Reader.WaitToReadAsync(abort).AsTask();
        if (_confirmed > _saved)
        {
            await Task.WhenAny(more, Task.Delay(options.CheckpointInterval, clock, CancellationToken.None));
            if (!more.IsCompleted)
            {
                await SaveAsync();
            }
        }

        return await more;
    }

    private async Task SaveAsync()
    {
        if (_confirmed > _saved)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
            await checkpoint.WriteAsync(_confirmed, deadline.Token);
            _saved = _confirmed;
            _savedAt = clock.GetTimestamp();
        }
    }
}
