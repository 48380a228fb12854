using System.Diagnostics;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace BorderCoordination.Local;

internal sealed record TestCount(int Passed, int Failed)
{
    public static TestCount operator +(TestCount one, TestCount other) => new(one.Passed + other.Passed, one.Failed + other.Failed);
}

/// <summary>One built test project (an xunit.v3 executable), and how to run it and read its report.</summary>
internal sealed record TestExecutable(string Name, string Program)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(60);

    public static IReadOnlyList<TestExecutable> Find(RunFolder folder, IReadOnlyList<string> filterWords) =>
        [.. Directory.EnumerateFiles(Path.Combine(folder.Root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Where(name => filterWords.Count == 0 || filterWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .Select(name => new TestExecutable(name, Path.Combine(folder.Root, "artifacts", "bin", name, "release", name + ".dll")))];

    /// <summary>Skipped tests count as failed, and so does an executable that ends without a report.</summary>
    public async Task<TestCount> RunAsync(
        IReadOnlyList<string> filters, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var report = Path.Combine(Path.GetTempPath(), $"border-coordination-{Guid.CreateVersion7():N}.xml");
        string[] colors = Console.IsOutputRedirected ? ["-noColor"] : [];
        string[] arguments = [Program, "-failSkips", "-noLogo", .. colors, "-xml", report, .. filters];
        var start = new ProcessStartInfo(DotNet.Host, arguments) { WorkingDirectory = Path.GetDirectoryName(Program) };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            var exitCode = await RunAsync(start, cancellationToken);
            return Read(report, exitCode);
        }
        finally
        {
            File.Delete(report);
        }
    }

    private async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start) ?? throw new LocalException($"{Name} could not be started.");
        var identity = ProcessIdentity.Of(process.Id);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(Limit);
        try
        {
            await process.WaitForExitAsync(limited.Token);
        }
        catch (OperationCanceledException)
        {
            if (identity is not null)
            {
                await Signals.EndAsync(identity, Signals.Terminate, TimeSpan.FromSeconds(15));
            }

            cancellationToken.ThrowIfCancellationRequested();
            Console.WriteLine($"{Name} did not end within {Limit.TotalMinutes} minutes.");
            await process.WaitForExitAsync(CancellationToken.None);
        }

        return process.ExitCode;
    }

    private TestCount Read(string report, int exitCode)
    {
        var counted = Count(report);
        if (counted is { Failed: > 0 } || (counted is not null && exitCode == 0))
        {
            return counted;
        }

        var odd = counted is null ? "and without a report" : "although no test failed";
        Console.WriteLine($"{Name} ended with exit code {exitCode} {odd}: counted as a failure.");
        return (counted ?? new TestCount(0, 0)) + new TestCount(0, 1);
    }

    private static TestCount? Count(string report)
    {
        try
        {
            var assemblies = XDocument.Load(report).Descendants("assembly").ToList();
            return new TestCount(
                assemblies.Sum(assembly => Number(assembly, "passed")),
                assemblies.Sum(assembly => Number(assembly, "failed") + Number(assembly, "errors") + Number(assembly, "skipped")));
        }
        catch (Exception e) when (e is IOException or XmlException)
        {
            return null;
        }
    }

    private static int Number(XElement assembly, string name) =>
        int.TryParse(assembly.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
