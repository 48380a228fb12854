using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BorderCoordination.Local;

/// <summary>A viewer for traces, metrics and logs, for the local run only and only where Node.js and npm are there.</summary>
internal sealed class TraceViewer
{
    private const string Package = "autotel-devtools@27.1.0";
    private const int NeededNode = 22;
    private static readonly TimeSpan InstallLimit = TimeSpan.FromSeconds(90);

    // Without a network npm tries again for minutes, unless told not to.
    private static readonly string[] NpmInstall =
    [
        "install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=500", "--fetch-timeout=15000",
    ];

    private TraceViewer(ChildProcess process, Uri address)
    {
        Process = process;
        Address = address;
    }

    public ChildProcess Process { get; }

    public Uri Address { get; }

    public Uri PageOf(string trace) => new(Address, $"/#trace={trace}");

    /// <summary>The viewer, or the sentence that says why there is none; nothing else depends on it.</summary>
    public static async Task<(TraceViewer? Viewer, string? WhyNot)> StartAsync(RunFolder folder, CancellationToken cancellationToken)
    {
        var port = Ports.TraceViewer;
        if (Executables.Find("npm") is not { } npm || Executables.Find("node") is not { } installedNode)
        {
            return (null, "No trace viewer: Node.js and npm are not installed.");
        }

        if (!FreePorts.IsFree(port))
        {
            return (null, $"No trace viewer: port {port} is taken; {Ports.TraceViewerVariable} moves it.");
        }

        var place = folder.In("trace-viewer");
        if (await InstallAsync(npm, installedNode, place, cancellationToken) is { } whyNot)
        {
            return (null, $"No trace viewer: {whyNot}");
        }

        var viewer = new TraceViewer(Launch(folder, place, installedNode, port), Ports.Address(port));
        if (await viewer.IsUpAsync(cancellationToken))
        {
            return (viewer, null);
        }

        await viewer.Process.DisposeAsync();
        return (null, $"No trace viewer: it did not start (see {viewer.Process.LogFile}).");
    }

    private static ChildProcess Launch(RunFolder folder, string place, string installedNode, int port)
    {
        var ownNode = Path.Combine(place, "node_modules", NodePackage, "bin", "node");
        return ChildProcess.Start(new ChildCommand(
            File.Exists(ownNode) ? ownNode : installedNode,
            Path.Combine(place, "node_modules", "autotel-devtools", "dist", "cli.js"),
            "--host", "127.0.0.1",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--grpc-port", FreePorts.Next().ToString(CultureInfo.InvariantCulture),
            "--title", "Border Coordination",
            "--db", folder.In("telemetry.db"))
        {
            LogFile = Path.Combine(folder.Logs, "trace-viewer.log"),
            WorkingFolder = place,
        });
    }

    // The packages are set down whole or not at all: an interrupted installation leaves no mark and is done again.
    private static async Task<string?> InstallAsync(string npm, string node, string place, CancellationToken cancellationToken)
    {
        var packages = await MajorVersionAsync(node, cancellationToken) >= NeededNode ? [Package] : new[] { Package, NodePackage + "@24" };
        var mark = Path.Combine(place, "installed");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark, cancellationToken) == string.Join(' ', packages))
        {
            return null;
        }

        Directory.CreateDirectory(place);
        await File.WriteAllTextAsync(Path.Combine(place, "package.json"), """{ "private": true }""", cancellationToken);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(InstallLimit);
        try
        {
            var install = new ProcessStartInfo(npm, [.. NpmInstall, .. packages]) { WorkingDirectory = place };
            var outcome = await Executables.RunAsync(install, limited.Token);
            if (outcome.ExitCode != 0)
            {
                return $"npm could not install {Package} (no network?).";
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"npm needed more than {InstallLimit.TotalSeconds} seconds to install {Package}.";
        }

        await File.WriteAllTextAsync(mark, string.Join(' ', packages), cancellationToken);
        return null;
    }

    // Carries a Node.js binary, for machines whose own one is older than the viewer needs.
    private static string NodePackage =>
        (OperatingSystem.IsMacOS() ? "node-darwin-" : "node-linux-")
        + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64");

    private static async Task<int> MajorVersionAsync(string node, CancellationToken cancellationToken)
    {
        var told = await Executables.RunAsync(new ProcessStartInfo(node, ["--version"]), cancellationToken);
        return int.TryParse(told.Output.Trim().TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;
    }

    private async Task<bool> IsUpAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            return await Waiting.UntilAsync(() => AnswersAsync(http), Process, TimeSpan.FromSeconds(20), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await Process.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/healthz"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
