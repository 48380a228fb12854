using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>What to start: a program in a session of its own (Ctrl-C in the terminal does not reach it) whose output goes to a file.</summary>
public sealed record ChildCommand(string File, params IReadOnlyList<string> Arguments)
{
    public required string LogFile { get; init; }

    public string? WorkingFolder { get; init; }

    public UnprivilegedUser? User { get; init; }

    /// <summary>Added to the environment of this process; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}

/// <summary>A program that this one has started and ends.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process, ProcessIdentity identity, string logFile)
    {
        _process = process;
        Identity = identity;
        LogFile = logFile;
        Exited = WaitAsync();
    }

    public ProcessIdentity Identity { get; }

    public string LogFile { get; }

    /// <summary>Completes with the exit code when the process has ended, for whatever reason.</summary>
    public Task<int> Exited { get; }

    public bool IsRunning => !Exited.IsCompleted && Identity.IsRunning;

    public static ChildProcess Start(ChildCommand command)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(command.LogFile)!);

        // Every step here replaces the one before it (exec), so the number of the shell is the number of the program.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = command.WorkingFolder ?? "", UseShellExecute = false };
        IEnumerable<string> arguments =
        [
            "-c", """exec >>"$0" 2>&1 </dev/null; exec "$@" """, command.LogFile,
            .. Executables.Find("setsid") is { } setsid ? [setsid] : Array.Empty<string>(),
            .. command.User?.Become ?? [],
            .. PastTheShell(command.Environment),
            command.File,
            .. command.Arguments,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new LocalException($"{command.File} could not be started.");
        var identity = ProcessIdentity.Of(process.Id) ?? new ProcessIdentity(process.Id, "ended at once");
        return new ChildProcess(process, identity, command.LogFile);
    }

    public async Task StopAsync(int signal = Signals.Terminate, TimeSpan? patience = null)
    {
        await Signals.EndAsync(Identity, signal, patience ?? TimeSpan.FromSeconds(15));
        await Exited;
    }

    /// <summary>As a crash does it: no warning, no farewell.</summary>
    public Task KillAsync() => StopAsync(Signals.Kill);

    public IReadOnlyList<string> LastLogLines(int count) =>
        File.Exists(LogFile) ? [.. File.ReadLines(LogFile).TakeLast(count)] : [];

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    // A shell may drop variables whose name it could not use itself, such as Ledger__Sources__joint-patrols; dash does. For these, env.
    private static IEnumerable<string> PastTheShell(IReadOnlyDictionary<string, string?> environment)
    {
        string[] dropped = [.. environment
            .Where(variable => variable.Value is not null && !variable.Key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            .Select(variable => $"{variable.Key}={variable.Value}")];
        return dropped.Length == 0 ? [] : ["/usr/bin/env", .. dropped];
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
