namespace BorderCoordination.Local;

/// <summary>One process at a time; the system lets go of it when its holder dies.</summary>
internal static class FileLock
{
    public static FileStream? TryTake(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<FileStream> TakeAsync(string file, TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < limit)
        {
            if (TryTake(file) is { } taken)
            {
                return taken;
            }

            await Task.Delay(200, cancellationToken);
        }

        throw new LocalException($"Another program has held {file} for too long.");
    }
}
