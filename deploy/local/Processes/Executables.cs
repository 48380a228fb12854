using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>Finds programs on this machine and runs the short ones.</summary>
internal static class Executables
{
    public static string? Find(string name, params IEnumerable<string> furtherFolders) => FindAll(name, furtherFolders).FirstOrDefault();

    /// <summary>All of that name, in the order in which they are looked for.</summary>
    public static IEnumerable<string> FindAll(string name, params IEnumerable<string> furtherFolders) =>
        furtherFolders
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            .Concat(["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/opt/homebrew/sbin", "/opt/homebrew/bin"])
            .Select(folder => Path.Combine(folder, name))
            .Distinct()
            .Where(IsThere);

    /// <summary>A link whose target is gone does not count, as a removed package may leave one.</summary>
    public static bool IsThere(string path) =>
        File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    public static string Require(string name, string sentence, params IEnumerable<string> furtherFolders) =>
        Find(name, furtherFolders) ?? throw new LocalException(sentence);

    public static async Task<Outcome> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken = default)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        using var process = Process.Start(start) ?? throw new LocalException($"{start.FileName} could not be started.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        public string LastLine =>
            (Errors + '\n' + Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";

        public string LastErrorLine =>
            Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? LastLine;
    }
}
