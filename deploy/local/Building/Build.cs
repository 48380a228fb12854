using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BorderCoordination.Local;

/// <summary>Builds the services, or everything, when a source is newer than the last build.</summary>
internal sealed partial class Build(RunFolder folder, EngineChoice engine)
{
    private static readonly TimeSpan LockLimit = TimeSpan.FromMinutes(10);

    private string LogFile => Path.Combine(folder.Logs, "build.log");

    public async Task EnsureAsync(BuildTarget target, Action<string> say, CancellationToken cancellationToken)
    {
        await using var buildLock = await FileLock.TakeAsync(folder.In("build.lock"), LockLimit, cancellationToken);
        var sources = new Sources(folder.Root);
        if (BuildStamp.Read(folder)?.Covers(target, engine.Name, sources) == true)
        {
            return;
        }

        say($"Building {target.Words} (the first time takes a minute or two) …");
        var newest = sources.NewestChange;
        BuildStamp.Delete(folder);
        await RunAsync(target, cancellationToken);
        new BuildStamp(target.Name, engine.Name, newest).Write(folder);
    }

    private async Task RunAsync(BuildTarget target, CancellationToken cancellationToken)
    {
        // A compile server of its own, found by the mark and ended with the build.
        var mark = new MarkedProcesses();
        string[] arguments =
        [
            "build", Path.Combine(folder.Root, target.File), "-c", "Release", "-v", "q", "-nologo", "-nodeReuse:false",
            $"-p:SharedCompilationId={mark.Mark}", $"-p:MartenEngine={(engine.Name == EngineChoice.Marten ? "true" : "false")}",
        ];
        var start = new ProcessStartInfo(DotNet.Host, arguments) { WorkingDirectory = folder.Root };
        mark.Put(start);
        try
        {
            var outcome = await Executables.RunAsync(start, cancellationToken);
            Directory.CreateDirectory(folder.Logs);
            await File.WriteAllTextAsync(LogFile, outcome.Output + outcome.Errors, cancellationToken);
            if (outcome.ExitCode != 0)
            {
                throw new LocalException(Explain(outcome.Output + outcome.Errors));
            }
        }
        finally
        {
            await mark.EndAllAsync();
        }
    }

    private string Explain(string output)
    {
        var errors = output.Split('\n').Where(line => ErrorLine().IsMatch(line)).Select(line => line.Trim()).Distinct().ToList();
        return errors.Find(line => line.Contains("error NU1301", StringComparison.Ordinal)) is { } unreachable
            ? $"The packages could not be restored, because the package source does not answer (no network?): {unreachable}"
            : $"""
              The build failed; all of its output is in {LogFile}:
              {string.Join(Environment.NewLine, errors.Take(15).Select(line => "  | " + line))}
              """;
    }

    [GeneratedRegex(": error |^error |error MSB")]
    private static partial Regex ErrorLine();
}

/// <summary>What can be built, and the assemblies by which one sees that it has been.</summary>
internal sealed record BuildTarget(string Name, string File, string Words)
{
    public static BuildTarget Services { get; } = new("services", "deploy/local/services.slnf", "the services");

    public static BuildTarget Everything { get; } = new("everything", "BorderCoordination.sln", "the services and the tests");
}
