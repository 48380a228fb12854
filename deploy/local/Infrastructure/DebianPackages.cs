using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>Installs a distribution package and sees to it that no system service starts with it.</summary>
internal static class DebianPackages
{
    // https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
    private const string Policy = "/usr/sbin/policy-rc.d";
    private const string NoServices = "#!/bin/sh\n# Put here for one installation by Border Coordination.\nexit 101\n";
    private const string PolicyOfBefore = Policy + ".before-border-coordination";

    public static bool CanInstall =>
        Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version") && Executables.Find("apt-get") is not null;

    /// <summary>Not to be interrupted half-way: an installation that has begun is finished.</summary>
    public static async Task InstallAsync(string package)
    {
        var mark = new MarkedProcesses();
        await AptAsync(mark, package, "update", "-q");
        ForbidServices();
        try
        {
            await AptAsync(mark, package, "install", "-y", "-q", "--no-install-recommends", package);
        }
        finally
        {
            RestorePolicy();
            await mark.EndAllAsync();
        }
    }

    private static async Task AptAsync(MarkedProcesses mark, string package, params string[] arguments)
    {
        var apt = new ProcessStartInfo("setsid", ["--wait", "apt-get", "-o", "DPkg::Lock::Timeout=120", .. arguments]) { WorkingDirectory = "/" };
        apt.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        apt.Environment["RUNLEVEL"] = "1";
        mark.Put(apt);
        var outcome = await Executables.RunAsync(apt);
        if (outcome.ExitCode != 0)
        {
            throw new LocalException(
                $"{package} is not installed, and apt-get {arguments[0]} could not get it (no network?): {outcome.LastErrorLine}");
        }
    }

    private static void ForbidServices()
    {
        RestorePolicy();
        if (File.Exists(Policy))
        {
            File.Move(Policy, PolicyOfBefore);
        }

        File.WriteAllText(Policy, NoServices);
        File.SetUnixFileMode(
            Policy,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead
            | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    // Also at the beginning: a run that was killed in the middle has left its policy behind.
    private static void RestorePolicy()
    {
        if (File.Exists(PolicyOfBefore))
        {
            File.Move(PolicyOfBefore, Policy, overwrite: true);
        }
        else if (File.Exists(Policy) && File.ReadAllText(Policy) == NoServices)
        {
            File.Delete(Policy);
        }
    }
}
