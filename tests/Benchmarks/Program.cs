using BorderCoordination.Benchmarks;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
if (args.Except(["--quick"]).Any())
{
    Console.Error.WriteLine("./bench takes --quick, which halves everything, or nothing.");
    return 2;
}

try
{
    var reports = new List<Report>();
    foreach (var engine in BenchSystem.Engines)
    {
        reports.Add(await Run.AllAsync(engine, new Measures(args.Length > 0 ? 0.5 : 1), interrupted.Token));
    }

    Report.PrintSideBySide(reports);
    return 0;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    return 130;
}
