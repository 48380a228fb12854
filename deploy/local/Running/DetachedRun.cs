namespace BorderCoordination.Local;

/// <summary>A run in the background: this process shows what it says until all is healthy, and goes.</summary>
internal static class DetachedRun
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public static async Task<int> StartAsync(RunFolder folder, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Logs);
        var log = Path.Combine(folder.Logs, "run.log");
        File.Delete(log);
        var run = ChildProcess.Start(new ChildCommand(DotNet.Host, [Path.Combine(AppContext.BaseDirectory, "local.dll"), "run", .. words])
        {
            LogFile = log,
            WorkingFolder = folder.Root,
        });
        var shown = 0;
        try
        {
            while (!run.Exited.IsCompleted && RunState.ReadRunning(folder) is not { IsReady: true })
            {
                shown = Show(run, shown);
                await Task.Delay(LookAgain, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await run.StopAsync(patience: TimeSpan.FromSeconds(90));
        }

        Show(run, shown);
        return run.Exited.IsCompleted ? await run.Exited : 0;
    }

    /// <summary>For a second ./run while one runs: waits until that one is ready and repeats what it said.</summary>
    public static async Task<int> JoinAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        Console.WriteLine("It is running already.");
        while (RunState.ReadRunning(folder) is { } running)
        {
            if (running.IsReady)
            {
                running.Welcome.ToList().ForEach(Console.WriteLine);
                return 0;
            }

            await Task.Delay(LookAgain, cancellationToken);
        }

        throw new LocalException("The other ./run has ended before it was ready.");
    }

    private static int Show(ChildProcess run, int shown)
    {
        var lines = File.Exists(run.LogFile) ? File.ReadAllLines(run.LogFile) : [];
        foreach (var line in lines.Skip(shown))
        {
            Console.WriteLine(line);
        }

        return lines.Length;
    }
}
