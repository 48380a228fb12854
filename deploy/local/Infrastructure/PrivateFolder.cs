using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>A folder that only the user of a database can read, even when this checkout lies where that user may not go.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const long NeededBytes = 500L * 1024 * 1024;

    /// <summary>Makes the folder if it is not there, and returns where it really is.</summary>
    public static async Task<string> PrepareAsync(string folder, UnprivilegedUser? user, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        RequireSpace(folder);
        if (new DirectoryInfo(folder).LinkTarget is { } target)
        {
            if (Directory.Exists(target))
            {
                return target;
            }

            File.Delete(folder);
        }

        Directory.CreateDirectory(folder, OwnerOnly);
        if (user is null || await CanUseAsync(folder, user, cancellationToken))
        {
            return folder;
        }

        // Nobody but root may enter a checkout under /root: keep the data elsewhere and leave a link.
        if (Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new LocalException($"The user {user.Name} cannot reach {folder}; move the checkout or run ./run --reset.");
        }

        Directory.Delete(folder);
        var elsewhere = $"/var/tmp/border-coordination-{Guid.CreateVersion7():N}";
        Directory.CreateDirectory(elsewhere, OwnerOnly);
        Directory.CreateSymbolicLink(folder, elsewhere);
        return await CanUseAsync(elsewhere, user, cancellationToken)
            ? elsewhere
            : throw new LocalException($"The user {user.Name} can use neither {folder} nor /var/tmp; run as an ordinary user.");
    }

    public static void Delete(string folder)
    {
        if (new DirectoryInfo(folder).LinkTarget is { } target)
        {
            File.Delete(folder);
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }
        }
        else if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes a file that only the folder's user can read.</summary>
    public static async Task WriteAsync(string path, string text, UnprivilegedUser? user, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(path, options))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        }

        if (user is not null)
        {
            await GiveAsync(path, user, cancellationToken);
        }
    }

    private static async Task<bool> CanUseAsync(string folder, UnprivilegedUser user, CancellationToken cancellationToken)
    {
        await GiveAsync(folder, user, cancellationToken);
        var become = user.Become;
        string[] look = [.. become.Skip(1), "/bin/sh", "-c", """test -w "$0" && cd "$0" """, folder];
        return (await Executables.RunAsync(new ProcessStartInfo(become[0], look) { WorkingDirectory = "/" }, cancellationToken)).ExitCode == 0;
    }

    private static async Task GiveAsync(string path, UnprivilegedUser user, CancellationToken cancellationToken)
    {
        var give = new ProcessStartInfo("chown", [$"{user.UserId}:{user.GroupId}", path]);
        var outcome = await Executables.RunAsync(give, cancellationToken);
        if (outcome.ExitCode != 0)
        {
            throw new LocalException($"{path} could not be given to the user {user.Name}: {outcome.LastErrorLine}");
        }
    }

    private static void RequireSpace(string folder)
    {
        var free = new DriveInfo(Path.GetFullPath(Path.GetDirectoryName(folder)!)).AvailableFreeSpace;
        if (free < NeededBytes)
        {
            var (there, needed) = (free / 1024 / 1024, NeededBytes / 1024 / 1024);
            throw new LocalException($"Only {there} MB are free on the disk of {folder}; {needed} MB are needed.");
        }
    }
}
