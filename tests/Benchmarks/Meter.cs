using System.Diagnostics;

namespace BorderCoordination.Benchmarks;

/// <summary>So many workers that do the same thing again and again for some time, and how often they have done it.</summary>
internal sealed class Meter(int workers)
{
    // So far from each other that no two workers share a cache line.
    private const int Apart = 16;

    private readonly long[] _done = new long[workers * Apart];
    private long _numbers = 1_000_000;
    private volatile bool _isRunning;

    public bool IsRunning => _isRunning;

    /// <summary>A number that nobody else gets.</summary>
    public long Number() => Interlocked.Increment(ref _numbers);

    public void Done(int worker) => _done[worker * Apart]++;

    /// <returns>What was done in a second.</returns>
    public async Task<double> RunAsync(Func<int, Task> work, TimeSpan time)
    {
        Array.Clear(_done);
        _isRunning = true;
        var began = Stopwatch.GetTimestamp();
        var working = Enumerable.Range(0, workers).Select(worker => Task.Run(() => work(worker))).ToArray();
        await Task.WhenAny(Task.Delay(time), Task.WhenAny(working));
        _isRunning = false;
        await Task.WhenAll(working);
        return _done.Sum() / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
