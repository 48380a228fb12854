using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>What was measured, ratios first, against the aims; and where the processors were meanwhile.</summary>
internal sealed record Report(
    string Engine, Measures Measures, RawResult Raw, CommandResult Commands, FeedResult Feed, BacklogResult Backlog, BareResult Bare,
    IReadOnlyDictionary<Service, double?> Loaded, IReadOnlyDictionary<Service, double?> Drained)
{
    private const double CommandAim = 0.35;
    private const double MedianAim = 20;
    private const double TailAim = 100;
    private const double BacklogAim = 0.5;
    private const double MemoryAim = 200;

    public void Print()
    {
        var (commands, backlog) = (Commands.PerSecond / Raw.PerSecond, Backlog.PerSecond / Bare.PerSecond);
        var (p50, p95, p99) = (Feed.Percentile(0.5), Feed.Percentile(0.95), Feed.Percentile(0.99));
        Console.WriteLine();
        Console.WriteLine($"Engine {Engine}, {Environment.ProcessorCount} processors, load {Usage.LoadAverage} at the end. Other work on the machine makes every figure worse.");
        Console.WriteLine();
        Line("", "result", "aim", "met", "measured");
        Line("(b) commands to raw limit", $"{commands:F2}", $">= {CommandAim}", Met(commands >= CommandAim), $"{Commands.PerSecond:F0}/s of (a) {Raw.PerSecond:F0}/s, {Measures.Clients} clients");
        var steady = Feed.PerSecond >= 0.95 * Measures.SteadyRate ? "" : ": not steady, so this is a queue's length";
        Line("(c) answer to feed, p50", $"{p50:F1} ms", $"< {MedianAim} ms", Met(p50 < MedianAim), $"{Feed.Times.Count} events at {Feed.PerSecond:F0}/s{steady}");
        Line("(c) answer to feed, p95", $"{p95:F1} ms", "", "", "");
        Line("(c) answer to feed, p99", $"{p99:F1} ms", $"< {TailAim} ms", Met(p99 < TailAim), $"longest {Feed.Times[^1]:F1} ms");
        Line("(d) backlog to MassTransit", $"{backlog:F2}", $">= {BacklogAim}", Met(backlog >= BacklogAim),
            $"{Backlog.PerSecond:F0}/s of {Bare.PerSecond:F0}/s, {Measures.Backlog} events of {Backlog.EnvelopeSize} bytes");
        foreach (var service in Service.All)
        {
            var most = new[] { Loaded.GetValueOrDefault(service), Drained.GetValueOrDefault(service) }.Max();
            Line($"(e) {service.Name}", most is null ? "unknown" : $"{most:F0} MB", $"< {MemoryAim} MB", most is null ? "" : Met(most < MemoryAim),
                $"resident after (c) {Megabytes(Loaded, service)}, after (d) {Megabytes(Drained, service)}");
        }

        Console.WriteLine();
        Console.WriteLine($"Processors kept busy, of {Environment.ProcessorCount}:");
        Console.WriteLine($"  (a) {Raw.Shares}");
        Console.WriteLine($"  (b) {Commands.Shares}");
        Console.WriteLine($"  (c) {Feed.Shares}");
        Console.WriteLine($"  (d) relay and ledger: {Backlog.Shares}");
        Console.WriteLine($"  (d) MassTransit alone: {Bare.Shares}");
        Console.WriteLine("Milliseconds of a processor for each command or event:");
        Console.WriteLine($"  (a) {Raw.Shares.Each(Raw.PerSecond)}");
        Console.WriteLine($"  (b) {Commands.Shares.Each(Commands.PerSecond)}");
        Console.WriteLine($"  (c) {Feed.Shares.Each(Feed.PerSecond)}");
        Console.WriteLine($"  (d) MassTransit alone: {Bare.Shares.Each(Bare.PerSecond)}");
        Console.WriteLine();
        Console.WriteLine(
            commands >= CommandAim && p50 < MedianAim && p99 < TailAim && backlog >= BacklogAim && Loaded.Concat(Drained).All(each => !(each.Value >= MemoryAim))
                ? "Every aim was met."
                : "Where an aim was not met, the part with the largest share above is where the time goes; what \"whole machine\" has beyond the parts is others' work.");
    }

    /// <summary>One column for each engine.</summary>
    public static void PrintSideBySide(IReadOnlyList<Report> reports)
    {
        if (reports.Count < 2)
        {
            return;
        }

        Console.WriteLine();
        Row("side by side", report => report.Engine);
        Row("(b) commands to raw limit", report => $"{report.Commands.PerSecond / report.Raw.PerSecond:F2}");
        Row("(c) answer to feed, p50", report => $"{report.Feed.Percentile(0.5):F1} ms");
        Row("(c) answer to feed, p99", report => $"{report.Feed.Percentile(0.99):F1} ms");
        Row("(d) backlog to MassTransit", report => $"{report.Backlog.PerSecond / report.Bare.PerSecond:F2}");
        Row("(e) largest service", report => $"{report.Loaded.Concat(report.Drained).Max(each => each.Value):F0} MB");

        void Row(string what, Func<Report, string> value) => Console.WriteLine($"{what,-28}{string.Concat(reports.Select(report => $"{value(report),12}"))}");
    }

    private static void Line(string what, string result, string aim, string met, string measured) =>
        Console.WriteLine($"{what,-28}{result,10}  {aim,-11}{met,-5}{measured}".TrimEnd());

    private static string Met(bool met) => met ? "yes" : "no";

    private static string Megabytes(IReadOnlyDictionary<Service, double?> memory, Service service) => memory.GetValueOrDefault(service) is { } known ? $"{known:F0} MB" : "unknown";
}
