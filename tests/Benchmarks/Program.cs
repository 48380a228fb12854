using BorderCoordination.Benchmarks;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
if (args.Except(["--quick", "--features", "--feeds"]).Any())
{
    Console.Error.WriteLine("./bench takes --quick, which halves everything, and --features or --feeds, which measure the map over a large register or the feeds of a long ledger instead.");
    return 2;
}

var measures = new Measures(args.Contains("--quick") ? 0.5 : 1);
try
{
    if (args.Contains("--feeds"))
    {
        await FeedsRun.AllAsync(measures, interrupted.Token);
        return 0;
    }

    if (args.Contains("--features"))
    {
        foreach (var engine in BenchSystem.Engines)
        {
            await FeatureRun.RunAsync(engine, measures, interrupted.Token);
        }

        return 0;
    }

    var reports = new List<Report>();
    foreach (var engine in BenchSystem.Engines)
    {
        reports.Add(await Run.AllAsync(engine, measures, interrupted.Token));
    }

    Report.PrintSideBySide(reports);
    return 0;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    return 130;
}
