using System.Diagnostics;
using System.Text;

namespace BorderCoordination.Local;

/// <summary>
/// A mark in the environment that every descendant inherits, so that those whose parent has gone (a daemon of a package's
/// installation, a compile server, a service whose test crashed) are still found and ended. Only Linux shows it.
/// </summary>
internal sealed class MarkedProcesses(string mark, string variable = MarkedProcesses.Variable)
{
    public const string Variable = "BORDER_COORDINATION_STARTED_BY";

    public MarkedProcesses()
        : this(Guid.CreateVersion7().ToString("N"))
    {
    }

    public string Mark => mark;

    public void Put(ProcessStartInfo start) => start.Environment[variable] = mark;

    public async Task EndAllAsync()
    {
        // Again, because one that is being ended may have started another.
        for (var round = 0; round < 3 && Find() is { Count: > 0 } found; round++)
        {
            await Task.WhenAll(found.Select(process => Signals.EndAsync(process, Signals.Terminate, TimeSpan.FromSeconds(5))));
        }
    }

    public IReadOnlyList<ProcessIdentity> Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }

        return [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && pid != Environment.ProcessId && CarriesMark(pid))
            .Select(ProcessIdentity.Of)
            .OfType<ProcessIdentity>()];
    }

    private bool CarriesMark(int pid)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/environ")).Split('\0').Contains($"{variable}={mark}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
