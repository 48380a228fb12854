using System.Runtime.InteropServices;

namespace BorderCoordination.Local;

/// <summary>Ends processes by number and start time, and never another one.</summary>
public static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks with <paramref name="signal"/>, waits, then kills the process and what is left of its group.</summary>
    public static async Task EndAsync(ProcessIdentity process, int signal, TimeSpan patience)
    {
        Send(process, signal);
        if (!await HasEndedAsync(process, patience))
        {
            Send(process, Kill);
            await HasEndedAsync(process, TimeSpan.FromSeconds(10));
        }

        // The kernel gives a number out again only when no group carries it, so these can only be the children left behind.
        if (ProcessIdentity.Of(process.Pid) is null)
        {
            _ = KillProcess(-process.Pid, Kill);
        }
    }

    public static void Send(ProcessIdentity process, int signal)
    {
        if (process.IsRunning)
        {
            _ = KillProcess(process.Pid, signal);
        }
    }

    private static async Task<bool> HasEndedAsync(ProcessIdentity process, TimeSpan patience)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (process.IsRunning)
        {
            if (clock.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(LookAgain);
        }

        return true;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int KillProcess(int pid, int signal);
}
