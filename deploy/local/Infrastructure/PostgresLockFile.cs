using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>The server's own note of who uses a data folder (postmaster.pid): the first line is the process number.</summary>
internal static class PostgresLockFile
{
    /// <summary>Ends a server that a dead run left on these data; removes the note when its process is gone or is another program.</summary>
    public static async Task ClearAsync(string data)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file))
        {
            return;
        }

        var firstLine = File.ReadLines(file).FirstOrDefault() ?? "";
        if (int.TryParse(firstLine, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && ProcessIdentity.Of(pid) is { } process
            && CommandLine(pid).Contains(data, StringComparison.Ordinal))
        {
            await Signals.EndAsync(process, Signals.Interrupt, TimeSpan.FromSeconds(30));
        }

        File.Delete(file);
    }

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
