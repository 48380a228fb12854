using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <param name="Times">Milliseconds from the answer to the event, sorted.</param>
/// <param name="PerSecond">Commands that were really answered.</param>
internal sealed record FeedResult(IReadOnlyList<double> Times, double PerSecond, Shares Shares)
{
    public double Percentile(double share) => Times[Math.Min(Times.Count - 1, (int)(Times.Count * share))];
}

/// <summary>
/// Commands at a steady rate, whether or not the ones before are answered, and one subscriber of the feed: how long after its answer does
/// an event arrive there. An event that is there before the answer counts as 0.
/// </summary>
internal static class FeedLatency
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<FeedResult> RunAsync(BenchSystem system, Usage usage, Measures measures, CancellationToken cancellationToken)
    {
        var arrived = new ConcurrentDictionary<Guid, long>();
        using var following = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connected = new TaskCompletionSource();
        var follower = FollowAsync(system, arrived, connected, following.Token);
        await await Task.WhenAny(connected.Task, follower);
        using var client = new CommandClient(system, 4 * Measures.Clients);
        await SteadyAsync(client, measures.SteadyWarmUp, cancellationToken);
        var ((answered, seconds), shares) = await usage.DuringAsync(() => SteadyAsync(client, measures.Steady, cancellationToken));

        var began = Stopwatch.GetTimestamp();
        while (answered.Any(command => !arrived.ContainsKey(command.Event)))
        {
            if (follower.IsCompleted || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException("Events of accepted commands have not arrived at the subscriber of the feed.", follower.Exception);
            }

            await Task.Delay(50, cancellationToken);
        }

        await following.CancelAsync();
        await follower.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var times = answered.Select(command => Math.Max(0, Stopwatch.GetElapsedTime(command.At, arrived[command.Event]).TotalMilliseconds));
        return new FeedResult([.. times.Order()], answered.Length / seconds, shares);
    }

    private static async Task<((Guid Event, long At)[] Answered, double Seconds)> SteadyAsync(
        CommandClient client, TimeSpan time, CancellationToken cancellationToken)
    {
        var sent = new List<Task<(Guid, long)>>();
        var began = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var elapsed = TimeSpan.Zero; elapsed < time; elapsed = Stopwatch.GetElapsedTime(began))
        {
            while (sent.Count < elapsed.TotalSeconds * Measures.SteadyRate)
            {
                sent.Add(OneAsync(client, cancellationToken));
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }

        var answered = await Task.WhenAll(sent);
        return (answered, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<(Guid Event, long At)> OneAsync(CommandClient client, CancellationToken cancellationToken)
    {
        var receipt = await client.ProposeAsync(cancellationToken);
        var at = Stopwatch.GetTimestamp();
        using var json = JsonDocument.Parse(receipt);
        return (json.RootElement.GetProperty("events")[0].GetProperty("id").GetGuid(), at);
    }

    private static async Task FollowAsync(
        BenchSystem system, ConcurrentDictionary<Guid, long> arrived, TaskCompletionSource connected, CancellationToken cancellationToken)
    {
        await using var ledger = NpgsqlDataSource.Create(system.ConnectionString(Service.Coordination.Database));
        var head = await ledger.ScalarAsync<long>("select position from ledger_counter", cancellationToken);
        using var http = new HttpClient { BaseAddress = system.Address(Service.Coordination), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", system.Token("VN"));
        using var lines = new StreamReader(await http.GetStreamAsync($"/feed/stream?after={head}", cancellationToken));
        connected.SetResult();
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                var at = Stopwatch.GetTimestamp();
                using var json = JsonDocument.Parse(line.AsMemory("data: ".Length));
                arrived.TryAdd(json.RootElement.GetProperty("id").GetGuid(), at);
            }
        }
    }
}
