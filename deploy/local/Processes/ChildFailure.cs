namespace BorderCoordination.Local;

/// <summary>Says which child process failed, and shows the end of its log.</summary>
internal static class ChildFailure
{
    private const int ShownLines = 20;

    public static LocalException HasEnded(string name, ChildProcess process) =>
        Of(name, "ended by itself" + (process.Exited.IsCompletedSuccessfully ? $" with exit code {process.Exited.Result}" : ""), process);

    public static LocalException Of(string name, string what, ChildProcess process) =>
        new($"""
            {name} {what}; the end of its log, {process.LogFile}:
            {string.Join(Environment.NewLine, process.LastLogLines(ShownLines).Select(line => "  | " + line))}
            """);
}
