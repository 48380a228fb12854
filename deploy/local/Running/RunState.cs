using System.Text.Json;

namespace BorderCoordination.Local;

internal sealed record NamedProcess(string Name, ProcessIdentity Process);

internal sealed record NamedAddress(string Name, string Address);

/// <summary>What one ./run has started, written as it goes, so that another call can find, use and stop it, or clean up after it.</summary>
internal sealed record RunState(ProcessIdentity Owner)
{
    public bool IsReady { get; init; }

    public string? Authority { get; init; }

    public IReadOnlyList<NamedAddress> Addresses { get; init; } = [];

    /// <summary>In the order in which they are stopped.</summary>
    public IReadOnlyList<NamedProcess> Processes { get; init; } = [];

    /// <summary>What was said when all was ready, for the next one who asks.</summary>
    public IReadOnlyList<string> Welcome { get; init; } = [];

    public static RunState? Read(RunFolder folder)
    {
        try
        {
            return File.Exists(folder.State) ? JsonSerializer.Deserialize<RunState>(File.ReadAllText(folder.State)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The state of a run that is alive.</summary>
    public static RunState? ReadRunning(RunFolder folder) => Read(folder) is { Owner.IsRunning: true } state ? state : null;

    public void Write(RunFolder folder)
    {
        Directory.CreateDirectory(folder.Path);
        var unfinished = folder.State + ".unfinished";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this));
        File.Move(unfinished, folder.State, overwrite: true);
    }

    public static void Delete(RunFolder folder) => File.Delete(folder.State);

    /// <summary>Ends what is left of a run whose owner has died; returns whether there was any.</summary>
    public static async Task<bool> EndLeftoversAsync(RunFolder folder)
    {
        if (Read(folder) is not { Owner.IsRunning: false } state)
        {
            return false;
        }

        var left = state.Processes.Where(named => named.Process.IsRunning).ToList();
        foreach (var named in left)
        {
            var signal = named.Name == RunningSystem.PostgresName ? Signals.Interrupt : Signals.Terminate;
            await Signals.EndAsync(named.Process, signal, TimeSpan.FromSeconds(30));
        }

        Delete(folder);
        return left.Count > 0;
    }
}
