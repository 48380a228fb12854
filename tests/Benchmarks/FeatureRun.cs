using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>The map over a large register: what a box costs, and how long a file takes.</summary>
internal static class FeatureRun
{
    private const double TailAim = 50;

    private const double ImportAim = 60;

    private const int ImportedPositions = 2_000;

    public static async Task RunAsync(string engine, Measures measures, CancellationToken cancellationToken)
    {
        await using var system = await BenchSystem.CreateAsync(engine);
        Console.WriteLine($"Engine {engine}, {Environment.ProcessorCount} processors, load {Usage.LoadAverage}.");
        await system.StartAsync(Service.BorderMarkers, Service.Coordination);
        using var register = new MarkerRegister(system);
        var filled = measures.Markers - ImportedPositions;

        Console.WriteLine($"(f) {measures.Markers} markers, by files of at most {MarkerRegister.MostRows} rows over HTTP …");
        var began = TimeProvider.System.GetTimestamp();
        await register.FillAsync(filled, cancellationToken);
        Console.WriteLine($"    {filled} within {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s; {ImportedPositions} positions more …");
        var import = await register.ImportAsync(ImportedPositions, filled, cancellationToken);

        Console.WriteLine($"    within {import:F1} s; boxes of them, once the ledger has all …");
        await system.LedgerHasAllAsync(Service.BorderMarkers, cancellationToken);
        var usage = await Usage.OfAsync(system, cancellationToken);
        var (boxes, shares) = await usage.DuringAsync(() => FeatureBoxes.RunAsync(system, measures.Boxes, cancellationToken));
        Print(import, boxes, shares, measures);
    }

    private static void Print(double import, IReadOnlyList<BoxResult> boxes, Shares shares, Measures measures)
    {
        Console.WriteLine();
        Console.WriteLine($"{measures.Boxes} boxes of each kind, one after the other, over {measures.Markers} markers; load {Usage.LoadAverage}. Milliseconds:");
        Console.WriteLine($"{"",-34}{"p50",8}{"p99",8}  {"aim",-6}{"met",-5}{"SQL p50",9}{"SQL p99",9}{"ratio",8}  answer");
        foreach (var box in boxes)
        {
            var (p50, p99, raw) = (BoxResult.Percentile(box.Times, 0.5), BoxResult.Percentile(box.Times, 0.99), BoxResult.Percentile(box.Raw, 0.5));
            Console.WriteLine(
                $"{box.Kind,-34}{p50,8:F1}{p99,8:F1}  {$"< {TailAim}",-6}{(p99 < TailAim ? "yes" : "no"),-5}{raw,9:F1}{BoxResult.Percentile(box.Raw, 0.99),9:F1}{p50 / raw,8:F1}  "
                + $"{box.Features:F0} features, {box.Bytes / 1024:F0} KiB");
        }

        Console.WriteLine($"{ImportedPositions} positions imported within {import:F1} s (aim < {ImportAim} s, met: {(import < ImportAim ? "yes" : "no")}).");
        Console.WriteLine($"Processors kept busy, of {Environment.ProcessorCount}: {shares}");
    }
}
