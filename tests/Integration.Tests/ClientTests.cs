using BorderCoordination.Client;
using BorderCoordination.Contracts;
using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using RabbitMQ.Client;

namespace BorderCoordination.Integration.Tests;

/// <summary>The consumers that integrators are given, in every language that is on the machine.</summary>
[Collection(nameof(Failures))]
[Trait("engine", "any")]
public sealed class ClientTests : IAsyncDisposable
{
    private const int EventsInRound = 4;
    private const int Stage = 15;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("consumers-").FullName;
    private readonly List<Consumer> _consumers = [];
    private readonly List<Example> _examples = [];
    private readonly CancellationTokenSource _following = new();
    private int _rounds;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_consumer_has_every_event_once_although_the_broker_and_then_coordination_go_away_and_come_back()
    {
        await using var system = await BorderCoordinationSystem.StartAsync(await Broker.OfItsOwnAsync());
        using var enough = new CancellationTokenSource();
        var work = WorkAsync(system, enough.Token);
        await ProgressAsync(work);

        // They begin while commands come in, so each has something before it and something while it catches up.
        await StartAsync(system);
        await AllHaveAsync(_rounds * EventsInRound);
        await UntilAsync(async () => await IsLiveAsync(), "go over to its queue");
        await ProgressAsync(work);

        await system.Broker.StopAsync();
        await ProgressAsync(work);
        var meanwhile = _rounds * EventsInRound;
        await system.Broker.StartAsync();
        await AllHaveAsync(meanwhile);

        var coordination = system.Replicas(Service.Coordination).ShouldHaveSingleItem();
        await coordination.KillAsync();
        await ProgressAsync(work);
        await coordination.RestartAsync();
        await coordination.WaitUntilHealthyAsync(cancellationToken: Token);
        await ProgressAsync(work);
        await enough.CancelAsync();
        await work;

        await system.LedgerShouldBecomeCompleteAsync(Token);
        var ledger = await system.LedgerAsync();
        ledger.Count.ShouldBe(_rounds * EventsInRound);
        await AllHaveAsync(ledger.Count);
        foreach (var consumer in _consumers)
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{ledger.Count} events sent, {consumer.Handled.Count} received, {consumer.Handled.Distinct().Count()} different: {consumer.Name}");
        }

        Guid[] sent = [.. ledger.Select(fact => fact.Id)];
        foreach (var consumer in _consumers)
        {
            consumer.Handled.ShouldBe(sent, ignoreOrder: !consumer.KeepsOrder, consumer.Name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _following.CancelAsync();
        foreach (var example in _examples)
        {
            await example.DisposeAsync();
        }

        _following.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Round after round: a patrol is proposed and confirmed, which all may see, and remarked on, which is the party's own.</summary>
    private async Task WorkAsync(BorderCoordinationSystem system, CancellationToken enough)
    {
        using var north = system.As("VN", Service.JointPatrols);
        using var south = system.As("LA", Service.JointPatrols);
        while (!enough.IsCancellationRequested)
        {
            var patrol = await north.ProposeAsync();
            await south.ConfirmAsync(patrol);
            await north.DoAsync("/remarks", new { pair = "VN-LA", kind = "risk", about = new { patrolId = patrol.Id }, content = new { text = "The ford is deep", risk = "high" } });
            _rounds++;
            await Task.Delay(Pace, Token);
        }
    }

    private async Task StartAsync(BorderCoordinationSystem system)
    {
        var coordination = new Uri($"http://127.0.0.1:{system.Ports[Service.Coordination]}");
        var broker = await system.Broker.PartyUserAsync("VN", Token);
        var token = system.Issuer.Token("VN", "VN post", ["reader"]);
        var http = BorderClient.Connect(coordination, _ => Task.FromResult(token));
        var (feed, checkpoints) = (new EventFeed(http), new FileCheckpointStore(_folder));
        Follow(".NET, cursor with checkpoint", keepsOrder: true, feed.ReadAsync(new FeedQuery(), checkpoints, "cursor", _following.Token));
        Follow(".NET, stream with checkpoint", keepsOrder: true, feed.StreamAsync(new FeedQuery(), checkpoints, "stream", _following.Token));
        var subscriber = new AmqpSubscriber(new ConnectionFactory { Uri = broker }, feed, checkpoints) { Settling = TimeSpan.FromSeconds(3) };
        Follow(".NET, AMQP after the feed", keepsOrder: false, subscriber.ReadAsync(new AmqpSubscription("vn.dotnet", ["#.vn-la"], new FeedQuery(), Party.Parse("VN")), _following.Token));

        var environment = new Dictionary<string, string> { ["TOKEN"] = token, ["AMQP"] = broker.OriginalString, ["SETTLING"] = "3" };
        var address = coordination.GetLeftPart(UriPartial.Authority);
        Run("node", Example.PathOf("node/stream.mjs"), keepsOrder: true, address, Path.Combine(_folder, "node.position"));
        Run("python3", Example.PathOf("python/stream.py"), keepsOrder: true, address, Path.Combine(_folder, "python.position"));
        if (await Python.ThatImportsAsync("pika", Token) is { } python)
        {
            Run(python, Example.PathOf("python/amqp.py"), keepsOrder: false, address, "vn.python", "#.vn-la");
        }
        else
        {
            TestContext.Current.AddWarning("docs/examples: amqp.py was NOT run: no python3 on this machine can import pika.");
        }

        var (packages, reason) = await Example.WithPackagesAsync(Token);
        if (packages is null)
        {
            TestContext.Current.AddWarning($"docs/examples/node/amqp.mjs was NOT run: {reason}.");
            return;
        }

        Run("node", Path.Combine(packages, "amqp.mjs"), keepsOrder: false, address, "vn.node", "#.vn-la");

        void Run(string language, string script, bool keepsOrder, params string[] arguments)
        {
            if (!Example.IsThere(language))
            {
                TestContext.Current.AddWarning($"docs/examples: {Path.GetFileName(script)} was NOT run: there is no {language} on this machine.");
                return;
            }

            var example = Example.Start(language, script, environment, arguments);
            _examples.Add(example);
            _consumers.Add(new Consumer($"{language} {Path.GetFileName(script)}", keepsOrder, () => example.Handled, () => example.Said));
        }
    }

    private void Follow(string name, bool keepsOrder, IAsyncEnumerable<FeedEvent> events)
    {
        var handled = new List<Guid>();
        var following = Task.Run(async () =>
        {
            await foreach (var given in events)
            {
                lock (handled)
                {
                    handled.Add(given.Envelope.Id);
                }
            }
        });
        _consumers.Add(new Consumer(name, keepsOrder, Handled, () => following.Exception?.ToString() ?? ""));

        IReadOnlyList<Guid> Handled()
        {
            lock (handled)
            {
                return [.. handled];
            }
        }
    }

    /// <summary>Whether all who read the broker have gone over to their queues.</summary>
    private async Task<bool> IsLiveAsync() =>
        (await new FileCheckpointStore(_folder).ReadAsync("vn.dotnet", Token))?.Contains("\"isLive\":true", StringComparison.Ordinal) == true
        && _consumers.Where(consumer => consumer.Name.Contains(" amqp.", StringComparison.Ordinal)).All(consumer => consumer.Said.Contains("live", StringComparison.Ordinal));

    private async Task ProgressAsync(Task work)
    {
        var goal = _rounds + Stage;
        await UntilAsync(
            async () =>
            {
                if (work.IsFaulted)
                {
                    await work;
                }

                return _rounds >= goal;
            },
            "get so far with the commands");
    }

    private Task AllHaveAsync(int events) => UntilAsync(() => Task.FromResult(_consumers.TrueForAll(consumer => consumer.Handled.Count >= events)), $"have {events} events");

    private async Task UntilAsync(Func<Task<bool>> question, string what)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await question();)
        {
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(Patience, $"did not {what}; {string.Join("; ", _consumers)}");
            await Task.Delay(100, Token);
        }
    }

    private sealed record Consumer(string Name, bool KeepsOrder, Func<IReadOnlyList<Guid>> Read, Func<string> Tell)
    {
        public IReadOnlyList<Guid> Handled => Read();

        public string Said => Tell();

        public override string ToString() => $"{Name} has {Handled.Count}, said \"{Said}\"";
    }
}
