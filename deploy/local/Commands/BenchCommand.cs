using System.Diagnostics;

namespace BorderCoordination.Local;

/// <summary>Runs the benchmarks against servers of their own.</summary>
internal static class BenchCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var folder = RunFolder.Here;
        var engine = await EngineChoice.MakeAsync(folder, cancellationToken);
        Console.WriteLine(engine.Sentence);
        await new Build(folder, engine).EnsureAsync(BuildTarget.Everything, Console.WriteLine, cancellationToken);
        var program = Path.Combine(folder.Root, "artifacts", "bin", "Benchmarks", "release", "Benchmarks.dll");
        if (!File.Exists(program))
        {
            throw new LocalException("This checkout has no benchmarks: tests/Benchmarks is missing.");
        }

        await using var infrastructure = await TestInfrastructure.StartAsync(folder, Console.WriteLine, cancellationToken);
        var start = new ProcessStartInfo(DotNet.Host, [program, .. words]) { WorkingDirectory = folder.Root };
        foreach (var (name, value) in infrastructure.Environment(string.Join(',', engine.Exercised)))
        {
            start.Environment[name] = value;
        }

        using var bench = Process.Start(start) ?? throw new LocalException("The benchmarks could not be started.");
        await bench.WaitForExitAsync(cancellationToken);
        return bench.ExitCode;
    }
}
