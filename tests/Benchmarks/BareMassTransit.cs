using System.Diagnostics;
using MassTransit;

namespace BorderCoordination.Benchmarks;

internal sealed record BareResult(double PerSecond, Shares Shares);

/// <summary>What MassTransit publishes and consumes when nothing else is to be done: confirms, a quorum queue, the prefetch and window of relay and ledger.</summary>
internal static class BareMassTransit
{
    private const int Window = 500;

    public static async Task<BareResult> RunAsync(BenchSystem system, Usage usage, Measures measures, int size, CancellationToken cancellationToken)
    {
        // {"body":"…"} is what goes over the wire.
        var message = new BareMessage(new string('x', Math.Max(1, size - 11)));
        var warmUp = measures.Backlog / 10;
        var all = warmUp + measures.Backlog;
        var consumed = 0;
        var warm = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(system.RabbitMq);
            rabbit.ClearSerialization();
            rabbit.UseRawJsonSerializer();
            rabbit.ReceiveEndpoint("bare", endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.PrefetchCount = Window;
                endpoint.Handler<BareMessage>(_ =>
                {
                    var count = Interlocked.Increment(ref consumed);
                    (count == warmUp ? warm : count == all ? done : null)?.TrySetResult();
                    return Task.CompletedTask;
                });
            });
        });
        await bus.StartAsync(cancellationToken);
        try
        {
            await PublishAsync(bus, message, warmUp, cancellationToken);
            await warm.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
            var (perSecond, shares) = await usage.DuringAsync(async () =>
            {
                var began = Stopwatch.GetTimestamp();
                await PublishAsync(bus, message, measures.Backlog, cancellationToken);
                await done.Task.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
                return measures.Backlog / Stopwatch.GetElapsedTime(began).TotalSeconds;
            });
            return new BareResult(perSecond, shares);
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
        }
    }

    private static async Task PublishAsync(IBusControl bus, BareMessage message, int count, CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(Window);
        for (var sent = 0; sent < count; sent++)
        {
            await room.WaitAsync(cancellationToken);
            _ = OneAsync();
        }

        for (var left = 0; left < Window; left++)
        {
            await room.WaitAsync(cancellationToken);
        }

        async Task OneAsync()
        {
            await bus.Publish(message, cancellationToken);
            room.Release();
        }
    }
}

/// <summary>A message without meaning.</summary>
public sealed record BareMessage(string Body);
