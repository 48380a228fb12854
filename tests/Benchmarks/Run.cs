using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>One run, from the raw limit to the report.</summary>
internal static class Run
{
    public static async Task<Report> AllAsync(string engine, Measures measures, CancellationToken cancellationToken)
    {
        await using var system = await BenchSystem.CreateAsync(engine);
        var usage = await Usage.OfAsync(system, cancellationToken);
        Console.WriteLine($"Engine {engine}, {Environment.ProcessorCount} processors, load {Usage.LoadAverage}.");

        Console.WriteLine("(a) the rows of one command, with bare Npgsql …");
        await system.StartAsync(Service.JointPatrols);
        using (var first = new CommandClient(system, 1))
        {
            await first.ProposeAsync(cancellationToken);
        }

        await system.StopAsync();
        var raw = await RawInserts.RunAsync(system, usage, measures, cancellationToken);

        Console.WriteLine($"    {raw.PerSecond:F0}/s");
        Console.WriteLine("(b) commands over HTTP, with all four services running …");
        await system.StartAsync([.. Service.All]);
        var commands = await CommandLoad.RunAsync(system, usage, measures, cancellationToken);

        Console.WriteLine($"    {commands.PerSecond:F0}/s; milliseconds of a processor for each: {commands.Shares.Each(commands.PerSecond)}");
        Console.WriteLine("(c) from the answer to the feed …");
        await system.LedgerHasAllAsync(cancellationToken);
        var feed = await FeedLatency.RunAsync(system, usage, measures, cancellationToken);
        var memory = system.Memory();

        Console.WriteLine("(d) a backlog through relay and ledger, and MassTransit alone …");
        await system.LedgerHasAllAsync(cancellationToken);
        await system.StopAsync(Service.JointPatrols, Service.Coordination);
        var backlog = await Backlog.RunAsync(system, usage, measures, cancellationToken);
        var afterwards = system.Memory();
        await system.StopAsync();
        var bare = await BareMassTransit.RunAsync(system, usage, measures, backlog.EnvelopeSize, cancellationToken);

        var report = new Report(engine, measures, raw, commands, feed, backlog, bare, memory, afterwards);
        report.Print();
        return report;
    }
}
