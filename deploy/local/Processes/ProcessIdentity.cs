using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace BorderCoordination.Local;

/// <summary>A process and the moment it started, so that another process with a recycled number is never taken for it.</summary>
public sealed record ProcessIdentity(int Pid, string Started)
{
    private static readonly Lazy<string> BootId = new(() => File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());

    public static ProcessIdentity Current { get; } =
        Of(Environment.ProcessId) ?? throw new UnreachableException("this process runs");

    [JsonIgnore]
    public bool IsRunning => Of(Pid) == this;

    /// <summary>The running process of that number, or null.</summary>
    public static ProcessIdentity? Of(int pid) => OperatingSystem.IsLinux() ? FromProc(pid) : FromSystem(pid);

    // proc(5): pid (name) state ppid … ; the name may hold blanks and parentheses, starttime is the 20th after it.
    private static ProcessIdentity? FromProc(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var hasEnded = fields[0] is "Z" or "X";
            return hasEnded ? null : new ProcessIdentity(pid, $"{BootId.Value}:{fields[19]}");
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessIdentity? FromSystem(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.HasExited
                ? null
                : new ProcessIdentity(pid, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
