namespace BorderCoordination.Local.Tests;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("border-coordination-test-").FullName;

    public string In(params IEnumerable<string> names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => PrivateFolder.Delete(Path);
}
