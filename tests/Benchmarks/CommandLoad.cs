namespace BorderCoordination.Benchmarks;

internal sealed record CommandResult(double PerSecond, Shares Shares);

/// <summary>Accepted commands over HTTP, with as many clients as the raw limit has connections, each waiting for its answer.</summary>
internal static class CommandLoad
{
    public static async Task<CommandResult> RunAsync(BenchSystem system, Usage usage, Measures measures, CancellationToken cancellationToken)
    {
        using var client = new CommandClient(system, Measures.Clients);
        var meter = new Meter(Measures.Clients);
        await meter.RunAsync(ProposeAsync, measures.CommandsWarmUp);
        var (perSecond, shares) = await usage.DuringAsync(() => meter.RunAsync(ProposeAsync, measures.Commands));
        return new CommandResult(perSecond, shares);

        async Task ProposeAsync(int worker)
        {
            while (meter.IsRunning)
            {
                await client.ProposeAsync(cancellationToken);
                meter.Done(worker);
            }
        }
    }
}
