namespace BorderCoordination.Local;

/// <summary>Waits until something answers, its process ends, or the time is over.</summary>
internal static class Waiting
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);

    public static async Task<bool> UntilAsync(
        Func<Task<bool>> answers, ChildProcess process, TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (process.IsRunning && clock.GetElapsedTime(began) < limit)
        {
            if (await answers())
            {
                return true;
            }

            await Task.Delay(AskAgain, cancellationToken);
        }

        return false;
    }
}
