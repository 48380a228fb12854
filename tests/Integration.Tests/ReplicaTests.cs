using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

[Collection(nameof(Failures))]
public sealed class ReplicaTests
{
    private const int Officers = 16;
    private const int Stage = 60;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string?> WithoutComparing = new() { ["Ledger__ReconcileEvery"] = "01:00:00" };

    private readonly ConcurrentBag<Guid> _agreed = [];

    [Fact]
    public async Task Two_replicas_of_everything_take_commands_at_once_and_nothing_is_lost_or_doubled_when_one_after_the_other_is_killed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var system = await BorderCoordinationSystem.StartAsync(environment: _ => WithoutComparing);
        await Task.WhenAll(Service.All.Select(service => system.StartReplicaAsync(service, environment: WithoutComparing)));
        var (patrols, ledgers) = (system.Replicas(Service.JointPatrols), system.Replicas(Service.Coordination));
        Caller[] north = [.. patrols.Select(replica => system.At(replica, "VN"))];
        Caller[] south = [.. patrols.Select(replica => system.At(replica, "LA"))];
        using var enough = new CancellationTokenSource();
        var work = Task.WhenAll(Enumerable.Range(0, Officers).Select(officer => WorkAsync(officer, north, south, enough.Token, cancellationToken)));

        // One of the two relays leads; so the second kill or the first hits it while it publishes. The same for the ledger's consumer.
        for (var killed = 0; killed < patrols.Count; killed++)
        {
            await ProgressAsync(work, cancellationToken);
            await Task.WhenAll(patrols[killed].KillAsync(), ledgers[killed].KillAsync());
            patrols[killed].IsRunning.ShouldBeFalse();
            await ProgressAsync(work, cancellationToken);
            await Task.WhenAll(patrols[killed].RestartAsync(), ledgers[killed].RestartAsync());
            await patrols[killed].WaitUntilHealthyAsync(cancellationToken: cancellationToken);
            await ledgers[killed].WaitUntilHealthyAsync(cancellationToken: cancellationToken);
        }

        await enough.CancelAsync();
        await work;

        var recorded = await system.RecordedAsync();
        recorded.Select(fact => fact.Stream).Distinct().Order().ShouldBe(_agreed.Order());
        recorded.Count.ShouldBe(3 * _agreed.Count);
        await system.LedgerShouldBecomeCompleteAsync(cancellationToken);
        foreach (var replica in ledgers)
        {
            using var subscriber = system.At(replica, "LA", "reader");
            (await subscriber.FeedAsync()).Count.ShouldBe(recorded.Count);
        }

        Array.ForEach([.. north, .. south], caller => caller.Dispose());
    }

    /// <summary>Patrol after patrol; every fourth is proposed at both replicas at once with one key, and all are confirmed at both at once.</summary>
    private async Task WorkAsync(int officer, Caller[] north, Caller[] south, CancellationToken enough, CancellationToken cancellationToken)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var (proposal, key) = (Patrols.Proposal(), $"patrol-{officer}-{number}");
            int[] replicas = number % 4 == 0 ? [0, 1] : [number % 2];
            var proposed = await Task.WhenAll(replicas.Select(replica => InsistAsync(north, replica, "/patrols", proposal, key, cancellationToken)));
            var patrol = proposed.Select(receipt => receipt.Id).Distinct().ShouldHaveSingleItem();
            await Task.WhenAll(south.Select(
                (_, replica) => InsistAsync(south, replica, $"/patrols/{patrol}/confirm", new { revision = 1 }, null, cancellationToken)));
            _agreed.Add(patrol);
        }
    }

    /// <summary>Asks again, the other replica then, for as long as the answer is missing or says to ask again.</summary>
    private static async Task<Receipt> InsistAsync(
        Caller[] replicas, int first, string path, object command, string? key, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        for (var attempt = first; ; attempt++)
        {
            try
            {
                using var answer = await replicas[attempt % replicas.Length].PostAsync(path, command, key);
                var text = await answer.Content.ReadAsStringAsync(patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return JsonSerializer.Deserialize<Receipt>(text, JsonSerializerOptions.Web)!;
                }

                var again = answer.StatusCode == HttpStatusCode.ServiceUnavailable || text.Contains("idempotency-key-in-use", StringComparison.Ordinal);
                again.ShouldBeTrue($"POST {path} was answered with {(int)answer.StatusCode} {text}");
            }
            catch (Exception away) when (away is HttpRequestException or IOException)
            {
                // Killed, perhaps after it has recorded the command.
            }

            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Waits until so many more patrols are agreed.</summary>
    private Task ProgressAsync(Task work, CancellationToken cancellationToken)
    {
        var goal = _agreed.Count + Stage;
        return Eventually.BecomesTrueAsync(
            async () =>
            {
                if (work.IsFaulted)
                {
                    await work;
                }

                return _agreed.Count >= goal;
            },
            cancellationToken);
    }
}
