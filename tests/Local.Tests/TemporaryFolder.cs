namespace BorderCoordination.Local.Tests;

/// <summary>Only its owner may enter it, as with a checkout under /root, so that data of another user must find another place.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("border-coordination-test-").FullName;

    public string In(params IEnumerable<string> names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose()
    {
        foreach (var entry in Directory.EnumerateDirectories(Path))
        {
            PrivateFolder.Delete(entry);
        }

        Directory.Delete(Path, recursive: true);
    }
}
