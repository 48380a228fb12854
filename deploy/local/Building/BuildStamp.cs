using System.Text.Json;

namespace BorderCoordination.Local;

/// <summary>What was built last, with which engine, and how new the newest source then was.</summary>
internal sealed record BuildStamp(string Target, string Engine, DateTime NewestChange)
{
    public static BuildStamp? Read(RunFolder folder)
    {
        try
        {
            return File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<BuildStamp>(File.ReadAllText(FileIn(folder))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void Delete(RunFolder folder) => File.Delete(FileIn(folder));

    public void Write(RunFolder folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this));

    public bool Covers(BuildTarget target, string engine, Sources sources) =>
        Engine == engine
        && (Target == target.Name || Target == BuildTarget.Everything.Name)
        && sources.NewestChange == NewestChange
        && Service.All.All(service => File.Exists(service.Program));

    private static string FileIn(RunFolder folder) => folder.In("build.json");
}

/// <summary>The files and folders that a build reads; a folder's own time shows what was added, renamed or deleted.</summary>
internal sealed class Sources(string root)
{
    private static readonly string[] Folders = ["contracts", "services", "deploy/local", "tests"];

    public DateTime NewestChange { get; } = Folders
        .Select(folder => new DirectoryInfo(Path.Combine(root, folder)))
        .Where(folder => folder.Exists)
        .SelectMany(folder => folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(folder))
        .Concat(new DirectoryInfo(root).EnumerateFiles().Where(IsBuildSetting))
        .Select(entry => entry.LastWriteTimeUtc)
        .Max();

    private static bool IsBuildSetting(FileInfo file) =>
        file.Extension is ".props" or ".targets" or ".sln" or ".json" or ".config" or ".editorconfig" or ".txt";
}
