namespace BorderCoordination.Local;

/// <summary>Stops a run that is somewhere else: in another terminal, detached, or dead with children left.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<int> RunAsync(RunFolder folder)
    {
        if (RunState.ReadRunning(folder) is { } running)
        {
            await Signals.EndAsync(running.Owner, Signals.Terminate, Patience);
            await RunState.EndLeftoversAsync(folder);
            Console.WriteLine("Stopped.");
            return 0;
        }

        Console.WriteLine(await RunState.EndLeftoversAsync(folder)
            ? "Ended what a run that died had left behind."
            : "Nothing is running here.");
        return 0;
    }
}
