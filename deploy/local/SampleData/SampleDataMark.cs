using System.Text.Json;

namespace BorderCoordination.Local;

/// <summary>
/// What has been loaded into which databases, because the services remember the idempotency keys for 7 days only.
/// </summary>
internal sealed record SampleDataMark(string Loaded, string? FirstTrace)
{
    public static SampleDataMark? Read(RunFolder folder)
    {
        try
        {
            return File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<SampleDataMark>(File.ReadAllText(FileIn(folder))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void Delete(RunFolder folder) => File.Delete(FileIn(folder));

    public void Write(RunFolder folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this));

    private static string FileIn(RunFolder folder) => folder.In("sample-data.loaded");
}
