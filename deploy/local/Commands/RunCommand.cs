namespace BorderCoordination.Local;

/// <summary>Brings everything up, loads the sample data, says where it is, and stays until it is told to stop.</summary>
internal static class RunCommand
{
    private const string Usage = "Usage: ./run [--reset] [--detach] | ./run --stop";

    public static Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var arguments = new Arguments(words, Usage, flags: ["--detach", "--stop", "--reset"], options: []);
        var folder = RunFolder.Here;
        if (arguments.Has("--stop"))
        {
            return StopCommand.RunAsync(folder);
        }

        if (RunState.ReadRunning(folder) is not null)
        {
            return arguments.Has("--reset")
                ? throw new LocalException("It is running: ./run --stop first, then ./run --reset.")
                : DetachedRun.JoinAsync(folder, cancellationToken);
        }

        return arguments.Has("--detach")
            ? DetachedRun.StartAsync(folder, [.. words.Where(word => word != "--detach")], cancellationToken)
            : StayAsync(folder, arguments.Has("--reset"), cancellationToken);
    }

    private static async Task<int> StayAsync(RunFolder folder, bool reset, CancellationToken cancellationToken)
    {
        await using var only = FileLock.TryTake(folder.In("run.lock")) ?? throw new LocalException("Another ./run is just starting here.");
        if (await RunState.EndLeftoversAsync(folder))
        {
            Console.WriteLine("Ended what a run that died had left behind.");
        }

        if (reset)
        {
            RunData.Delete(folder);
        }

        await using var system = new RunningSystem(folder);
        var isReady = false;
        try
        {
            await new Startup(system, folder, Console.WriteLine).RunAsync(cancellationToken);
            isReady = true;
            await system.WatchAsync(Console.WriteLine, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Told to stop while starting.
        }
        catch (Exception e) when (OneSentence.Of(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            if (system.HasStarted)
            {
                Console.WriteLine("Stopping everything …");
            }

            return 1;
        }

        Console.WriteLine("Stopping …");
        return isReady ? 0 : 130;
    }
}
