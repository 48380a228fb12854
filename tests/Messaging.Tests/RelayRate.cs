using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Messaging.Tests;

/// <summary>Measures rather than tests; run by name. On a busy machine the processor time tells more than the rate.</summary>
public sealed class RelayRate(ITestOutputHelper output)
{
    private const int Events = 20_000;

    [Fact(Explicit = true)]
    public async Task How_fast_a_backlog_drains_compared_with_bare_MassTransit()
    {
        await using var with = await Infrastructure.StartAsync();
        var ledger = await Subscriber.OnLedgerAsync(with.Broker);
        await using (var warm = await TestService.StartAsync(with.Database, with.Broker.Uri))
        {
            await BacklogAsync(warm, 3000);
            await UntilAsync(() => ledger.Count == 3000);
        }

        await using var proxy = new BrokerProxy(with.Broker.Uri, up: false);
        await using (var writer = await TestService.StartAsync(with.Database, proxy.Uri))
        {
            await BacklogAsync(writer, Events);
        }

        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        await UntilAsync(() => ledger.Count > 3000);
        var before = ledger.Count;
        await MeasureAsync("relay", 3000 + Events - before, () => UntilAsync(() => ledger.Count >= 3000 + Events));
        await MeasureAsync("bare MassTransit", Events, () => SendAsync(service, ledger));
        await MeasureLatencyAsync(service, ledger);
    }

    private static async Task BacklogAsync(TestService service, int count)
    {
        for (var appended = 0; appended < count; appended += 500)
        {
            await service.AppendAsync(Patrols.NewStream(), 0, 500);
        }
    }

    private static async Task SendAsync(TestService service, Subscriber ledger)
    {
        var endpoint = await service.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri($"exchange:{Topology.Exchange}?type=topic"));
        var body = ledger.Received[0].Body;
        var goal = ledger.Count + Events;
        using var room = new SemaphoreSlim(500);
        for (var sent = 0; sent < Events; sent++)
        {
            await room.WaitAsync(Infrastructure.Token);
            _ = endpoint.Send(new EnvelopeMessage(body), Infrastructure.Token).ContinueWith(_ => room.Release(), TaskScheduler.Default);
        }

        await UntilAsync(() => ledger.Count >= goal);
    }

    private async Task MeasureAsync(string what, int count, Func<Task> work)
    {
        var (since, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var (elapsed, used) = (Stopwatch.GetElapsedTime(since), Environment.CpuUsage.TotalTime - processor);
        output.WriteLine($"{what}: {count / elapsed.TotalSeconds:F0} a second; {used.TotalMicroseconds / count:F0} µs of processor each, publishing and consuming");
    }

    private async Task MeasureLatencyAsync(TestService service, Subscriber ledger)
    {
        var latencies = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var count = ledger.Count;
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
        output.WriteLine($"from commit to consumer: p50 {latencies[100]:F1} ms, p95 {latencies[190]:F1} ms, p99 {latencies[198]:F1} ms");
    }

    /// <summary>As long as it takes.</summary>
    private static async Task UntilAsync(Func<bool> question)
    {
        while (!question())
        {
            await Task.Delay(10, Infrastructure.Token);
        }
    }
}
