namespace BorderCoordination.Local;

internal static class DotNet
{
    /// <summary>The dotnet that runs this program, or the one that a test's own executable finds.</summary>
    public static string Host { get; } =
        Path.GetFileName(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } told ? told
        : Executables.Require(
            "dotnet",
            "The .NET SDK 10 is not installed: see https://dot.net/download.",
            Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "/usr/share/dotnet");
}
