using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Messaging.Tests;

/// <summary>Measures rather than tests; run by name.</summary>
public sealed class RelayRate(ITestOutputHelper output)
{
    private const int Events = 20_000;

    [Fact(Explicit = true)]
    public async Task How_fast_a_backlog_drains_compared_with_bare_MassTransit()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var proxy = new BrokerProxy(with.Broker.Uri, up: false);
        await using (var writer = await TestService.StartAsync(with.Database, proxy.Uri))
        {
            for (var stream = 0; stream < Events / 500; stream++)
            {
                await writer.AppendAsync(Patrols.NewStream(), 0, 500);
            }
        }

        var ledger = await Subscriber.OnLedgerAsync(with.Broker);
        var since = Stopwatch.GetTimestamp();
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        await Infrastructure.UntilAsync(() => ledger.Count > 0);
        var first = Stopwatch.GetElapsedTime(since);
        since = Stopwatch.GetTimestamp();
        await UntilAsync(async () => await with.CheckpointAsync() == Events);
        var drained = Stopwatch.GetElapsedTime(since);
        output.WriteLine($"relay: {Events / drained.TotalSeconds:F0} events/s after {first.TotalMilliseconds:F0} ms; consumed {ledger.Count}");

        var bus = service.Services.GetRequiredService<IBus>();
        var body = ledger.Received[0].Body;
        var endpoint = await bus.GetSendEndpoint(new Uri($"exchange:{Topology.Exchange}?type=topic"));
        since = Stopwatch.GetTimestamp();
        using var room = new SemaphoreSlim(500);
        var before = ledger.Count;
        for (var sent = 0; sent < Events; sent++)
        {
            await room.WaitAsync(Infrastructure.Token);
            _ = endpoint.Send(new EnvelopeMessage(body), Infrastructure.Token).ContinueWith(_ => room.Release(), TaskScheduler.Default);
        }

        await UntilAsync(() => Task.FromResult(ledger.Count >= before + Events));
        output.WriteLine($"bare MassTransit: {Events / Stopwatch.GetElapsedTime(since).TotalSeconds:F0} messages/s");

        var latencies = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var count = ledger.Count;
            since = Stopwatch.GetTimestamp();
            await service.AppendAsync(Patrols.NewStream(), 0, 1);
            var committed = Stopwatch.GetTimestamp();
            while (ledger.Count == count)
            {
                await Task.Yield();
            }

            latencies.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
            await Task.Delay(5, Infrastructure.Token);
        }

        latencies.Sort();
        output.WriteLine($"commit to consumer: p50 {latencies[100]:F1} ms, p95 {latencies[190]:F1} ms, p99 {latencies[198]:F1} ms");
    }

    /// <summary>As long as it takes.</summary>
    private static async Task UntilAsync(Func<Task<bool>> question)
    {
        while (!await question())
        {
            await Task.Delay(20, Infrastructure.Token);
        }
    }
}
