using System.Diagnostics;
using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A consumer of <c>docs/examples</c> in another language, as a process of its own. It prints a line for each event, the event's id last.</summary>
public sealed class Example : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _printed = [];
    private readonly List<string> _said = [];

    private Example(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_printed, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_said, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The events that it has handled, as often as it has handled them.</summary>
    public IReadOnlyList<Guid> Handled
    {
        get
        {
            lock (_printed)
            {
                return [.. _printed.Select(line => JsonSerializer.Deserialize<JsonElement[]>(line)![^1].GetGuid())];
            }
        }
    }

    /// <summary>What it has said about itself.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Whether a program is on this machine.</summary>
    public static bool IsThere(string program) => Place(program) is not null;

    public static string PathOf(string file) => Path.Combine(RunFolder.Here.Root, "docs", "examples", file);

    public static Example Start(string program, string script, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Place(program)!, [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Example(start);
    }

    /// <summary>A copy of the examples for Node, with the packages that they name.</summary>
    /// <returns>The folder, or why there is none.</returns>
    public static async Task<(string? Folder, string Reason)> WithPackagesAsync(CancellationToken cancellationToken)
    {
        if (Place("npm") is not { } npm)
        {
            return (null, "there is no npm on this machine");
        }

        var folder = Directory.CreateTempSubdirectory("examples-").FullName;
        foreach (var file in Directory.EnumerateFiles(PathOf("node")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        using var install = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(install.StandardOutput.ReadToEndAsync(cancellationToken), install.StandardError.ReadToEndAsync(cancellationToken));
        await install.WaitForExitAsync(cancellationToken);
        string[] away = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "E403", "E404"];
        var refused = install.ExitCode != 0 && away.Any(code => said[1].Contains(code, StringComparison.Ordinal));
        (install.ExitCode == 0 || refused).ShouldBeTrue($"npm ci: {said[1]}");
        return (refused ? null : folder, refused ? $"npm could not get its packages: {said[1].Split('\n')[0]}" : "");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string? Place(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static void Keep(List<string> lines, string? line)
    {
        if (line is not null)
        {
            lock (lines)
            {
                lines.Add(line);
            }
        }
    }
}
