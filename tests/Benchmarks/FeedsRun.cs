using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>The feeds of a long ledger: how fast it is read from the beginning, and what many subscribers cost. They do not depend on the engine.</summary>
internal static class FeedsRun
{
    private const double ReplayAim = 50_000;

    /// <summary>For each subscriber, in MB.</summary>
    private const double GrowthAim = 0.5;

    public static async Task AllAsync(Measures measures, CancellationToken cancellationToken)
    {
        await using var system = await BenchSystem.CreateAsync(BenchSystem.Engines[0]);
        var usage = await Usage.OfAsync(system, cancellationToken);
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Usage.LoadAverage}. A ledger of {measures.Ledger} events is made …");
        var (head, size) = await FilledLedger.MakeAsync(system, measures.Ledger, cancellationToken);

        Console.WriteLine("(h) from its beginning to its end …");
        await Replay.SelectAsync(system, head, cancellationToken);
        var (first, rawShares) = await usage.DuringAsync(() => Replay.SelectAsync(system, head, cancellationToken));
        await system.StartAsync(Service.Coordination);
        await Replay.FeedAsync(system, head / 10, cancellationToken);
        var fresh = system.Memory()[Service.Coordination];
        var (replayed, shares) = await usage.DuringAsync(() => Replay.FeedAsync(system, head, cancellationToken));
        var raw = (first + await Replay.SelectAsync(system, head, cancellationToken)) / 2;
        var afterwards = system.Memory()[Service.Coordination];
        Console.WriteLine($"    {replayed:F0}/s, aim {ReplayAim:F0}; {replayed / raw:F2} of a bare SELECT of the same rows, {raw:F0}/s");
        Console.WriteLine($"    {head} events of {size} bytes, each once and in order; Coordination's memory {fresh:F0} MB before, {afterwards:F0} MB after");
        Console.WriteLine($"    processors: {shares}");
        Console.WriteLine($"    milliseconds of a processor for 1000 events: {shares.Each(replayed / 1000)}; for the bare SELECT {rawShares.Each(first / 1000)}");

        Console.WriteLine($"(i) {Measures.Subscribers} subscribers of the stream at once, a tenth of them slow, all of them cut off together halfway …");
        using var subscribers = new Crowd(system, head - measures.Behind, head);
        var (crowd, crowdShares) = await usage.DuringAsync(() => subscribers.RunAsync(cancellationToken));
        Console.WriteLine($"    {crowd.Deliveries} events in {crowd.Seconds:F0} s, {crowd.PerSecond:F0}/s, over {crowd.Connections} connections; each subscriber has each of {measures.Behind} once and in order");
        Console.WriteLine($"    Coordination's memory {crowd.Before:F0} MB before, {crowd.Highest:F0} MB at the most, {crowd.After:F0} MB ten seconds after; aim: at most {GrowthAim} MB more for each subscriber");
        Console.WriteLine($"    processors: {crowdShares}");
        Console.WriteLine(
            replayed >= ReplayAim && crowd.Highest - crowd.Before <= GrowthAim * Measures.Subscribers
                ? "Every aim was met."
                : "An aim was not met; with a load above the number of processors the figures are pessimistic.");
    }
}
