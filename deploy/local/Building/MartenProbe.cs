using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace BorderCoordination.Local;

/// <summary>Finds out whether the package source carries what the Marten engine needs, by restoring its project aside. Remembered for a day.</summary>
internal static class MartenProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static string Version { get; } = PinnedVersion();

    public static async Task<bool> CanRestoreAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var place = folder.In("marten-probe");
        var answer = Path.Combine(place, "answer");
        var question = Question(folder);
        if (File.Exists(answer) && File.ReadAllLines(answer) is [var asked, var answered] && asked == question)
        {
            return bool.Parse(answered);
        }

        Directory.CreateDirectory(place);
        var canRestore = await RestoreAsync(folder, place, cancellationToken);
        await File.WriteAllLinesAsync(answer, [question, canRestore.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        return canRestore;
    }

    private static async Task<bool> RestoreAsync(RunFolder folder, string place, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        string[] arguments =
            ["restore", "services/EventStore.Marten", "-p:MartenEngine=true", $"-p:ArtifactsPath={Path.Combine(place, "artifacts")}", "-nodeReuse:false", "-v", "q"];
        var restore = new ProcessStartInfo(DotNet.Host, arguments) { WorkingDirectory = folder.Root };
        try
        {
            return (await Executables.RunAsync(restore, limited.Token)).ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string Question(RunFolder folder)
    {
        var today = TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder(Version).AppendLine(today);
        foreach (var variable in new[] { "NUGET_PACKAGES", "RestoreSources", "RestoreAdditionalProjectSources" })
        {
            text.AppendLine(Environment.GetEnvironmentVariable(variable));
        }

        foreach (var file in NuGetConfigs(folder))
        {
            text.AppendLine(File.ReadAllText(file));
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> NuGetConfigs(RunFolder folder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] places = [folder.Root, Path.Combine(home, ".nuget", "NuGet")];
        return places
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Where(file => Path.GetFileName(file).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));
    }

    private static string PinnedVersion() =>
        XDocument.Load(Path.Combine(RunFolder.Here.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .FirstOrDefault(pin => (string?)pin.Attribute("Include") == "Marten")?.Attribute("Version")?.Value ?? "9.29.0";
}
