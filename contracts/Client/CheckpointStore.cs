namespace BorderCoordination.Client;

/// <summary>Remembers how far a subscriber has come, by a name of its own.</summary>
public interface ICheckpointStore
{
    /// <summary>What was last written; none at the very beginning.</summary>
    Task<string?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Returns once it is written for good.</summary>
    Task WriteAsync(string name, string value, CancellationToken cancellationToken);
}

/// <summary>Remembers in a folder, a file for each name; a file is replaced whole or not at all.</summary>
public sealed class FileCheckpointStore(string folder) : ICheckpointStore
{
    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken) =>
        File.Exists(PathOf(name)) ? await File.ReadAllTextAsync(PathOf(name), cancellationToken) : null;

    public async Task WriteAsync(string name, string value, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var fresh = PathOf(name) + ".new";
        await using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(value), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, PathOf(name), overwrite: true);
    }

    private string PathOf(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        ? Path.Combine(folder, $"{name}.checkpoint")
        : throw new ArgumentException("Letters, digits, -, _ and . are expected.", nameof(name));
}
