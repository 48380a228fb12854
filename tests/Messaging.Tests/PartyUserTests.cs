using System.Diagnostics;
using System.Security.Cryptography;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BorderCoordination.Messaging.Tests;

/// <summary>What the users of parties may do on a real broker, as <c>deploy/rabbitmq/party-user</c> makes them, and what they try in vain.</summary>
public sealed class PartyUserTests : IAsyncLifetime
{
    private const string Shared = Topology.Exchange;

    private readonly Dictionary<string, IConnection> _connections = [];
    private readonly List<string> _users = [];
    private TestRabbitMq _broker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _broker = await TestRabbitMq.CreateAsync();
        await using var channel = await (await _broker.ConnectAsync()).CreateChannelAsync(cancellationToken: Token);
        await Topology.DeclareAsync(channel, Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }

        foreach (var user in _users)
        {
            await _broker.DeleteUserAsync(user);
        }

        await _broker.DisposeAsync();
    }

    [Fact]
    public async Task A_party_reads_the_events_of_its_pairs_into_a_quorum_queue_of_its_own()
    {
        await using var party = await AsAsync("KH");
        await party.ExchangeDeclareAsync("kh.dead", ExchangeType.Fanout, durable: true, cancellationToken: Token);
        await party.QueueDeclareAsync("kh.dead", durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: Token);
        await party.QueueBindAsync("kh.dead", "kh.dead", "", cancellationToken: Token);
        await party.QueueDeclareAsync("kh.events", durable: true, exclusive: false, autoDelete: false, Quorum("kh.dead"), cancellationToken: Token);
        await party.QueueBindAsync("kh.events", Shared, "joint-patrols.#.vn-kh", cancellationToken: Token);
        await party.QueueBindAsync("kh.events", Shared, "*.*.*.vn-la-kh", cancellationToken: Token);
        await party.QueueBindAsync("kh.events", $"{Shared}.kh", "#", cancellationToken: Token);
        await PublishAsync();

        (await DrainAsync(party, "kh.events")).ShouldBe(
            ["joint-patrols.patrol-agreed.v1.vn-kh", "joint-patrols.patrol-agreed.v1.vn-la-kh", "own.kh"], ignoreOrder: true);
        await party.BasicRejectAsync(1, requeue: false, Token);
        await Infrastructure.UntilAsync(() => _broker.QueueAsync("kh.dead").Result is { Ready: 1 });
    }

    [Fact]
    public async Task A_party_may_bind_with_its_own_pairs_as_the_last_word_and_with_no_others()
    {
        foreach (var party in BorderPairs.All.Values.SelectMany(terms => terms.Pair.Parties).Distinct())
        {
            var code = party.Code.ToLowerInvariant();
            await using (var channel = await AsAsync(party.Code))
            {
                await channel.QueueDeclareAsync($"{code}.events", durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: Token);
            }

            foreach (var pair in BorderPairs.All.Values.Select(terms => terms.Pair))
            {
                foreach (var pattern in (string[])["*.*.*.", "#.", "joint-patrols.#.", "joint-patrols.patrol-agreed.v1."])
                {
                    var key = pattern + pair.Code.ToLowerInvariant();
                    (await MayAsync(party.Code, channel => channel.QueueBindAsync($"{code}.events", Shared, key, cancellationToken: Token))).ShouldBe(pair.Includes(party), $"{party} {key}");
                }
            }
        }
    }

    [Theory]
    [InlineData("#")]
    [InlineData("")]
    [InlineData("*.*.*.*")]
    [InlineData("joint-patrols.#")]
    [InlineData("*.*.*.#")]
    [InlineData("#.vn-kh.#")]
    [InlineData("vn-kh.#")]
    [InlineData("#.vn-kh.*")]
    [InlineData("#.vn-kh\n#")]
    [InlineData("#.xvn-kh")]
    [InlineData("#.VN-KH")]
    public async Task No_pattern_reaches_further(string key)
    {
        await MineAsync("kh");
        await RefusedAsync("KH", channel => channel.QueueBindAsync("kh.events", Shared, key, cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeBindAsync("kh.all", Shared, key, cancellationToken: Token));
    }

    [Fact]
    public async Task What_is_another_party_s_own_is_out_of_reach()
    {
        await MineAsync("vn");
        await MineAsync("kh");
        await RefusedAsync("KH", channel => channel.QueueBindAsync("kh.events", $"{Shared}.vn", "#", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.QueueBindAsync("kh.events", $"{Shared}.vn", "#.vn-kh", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeBindAsync("kh.all", $"{Shared}.vn", "#", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeBindAsync("kh.all", "vn.all", "#", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.QueueBindAsync("kh.events", "vn.all", "#", cancellationToken: Token));
        foreach (var queue in (string[])["vn.events", Topology.LedgerQueue, Topology.DeadLetters])
        {
            await RefusedAsync("KH", channel => channel.BasicGetAsync(queue, autoAck: true, Token));
            await RefusedAsync("KH", channel => channel.BasicConsumeAsync(queue, autoAck: true, new AsyncEventingBasicConsumer(channel), Token));
            await RefusedAsync("KH", channel => channel.QueuePurgeAsync(queue, Token));
            await RefusedAsync("KH", channel => channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, cancellationToken: Token));
            await RefusedAsync("KH", channel => channel.QueueBindAsync(queue, Shared, "#.vn-kh", cancellationToken: Token));
            await RefusedAsync("KH", channel => channel.QueueUnbindAsync(queue, Shared, "#", cancellationToken: Token));
        }
    }

    [Fact]
    public async Task Nothing_can_be_put_into_what_the_platform_or_another_party_reads()
    {
        await MineAsync("vn");
        await MineAsync("kh");
        foreach (var (exchange, key) in ((string, string)[])
            [(Shared, "joint-patrols.patrol-agreed.v1.vn-kh"), ($"{Shared}.kh", "own.kh"), ("", Topology.LedgerQueue), ("", "kh.events"), ("vn.all", "x"), (Topology.DeadLetters, "")])
        {
            await RefusedAsync("KH", channel => channel.BasicPublishAsync(exchange, key, "forged"u8.ToArray(), Token).AsTask());
        }

        await RefusedAsync("KH", channel => channel.QueueBindAsync(Topology.LedgerQueue, "kh.all", "#", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeBindAsync(Shared, "kh.all", "#", cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeDeclareAsync(
            "kh.astray", ExchangeType.Topic, arguments: new Dictionary<string, object?> { ["alternate-exchange"] = Shared }, cancellationToken: Token));
        foreach (var exchange in (string[])[Shared, "vn.all", ""])
        {
            await RefusedAsync("KH", channel => channel.QueueDeclareAsync(
                "kh.astray", durable: true, exclusive: false, autoDelete: false, Quorum(exchange), cancellationToken: Token));
        }
    }

    [Theory]
    [InlineData("vn.mine")]
    [InlineData("khx")]
    [InlineData("coordination.mine")]
    [InlineData("border-coordination.events.kh.mine")]
    [InlineData("")]
    public async Task Names_begin_with_the_party_s_code(string queue)
    {
        await RefusedAsync("KH", channel => channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Token));
        await RefusedAsync("KH", channel => channel.ExchangeDeclareAsync(queue.Length == 0 ? "amq.mine" : queue, ExchangeType.Fanout, cancellationToken: Token));
    }

    [Fact]
    public async Task A_script_that_lacks_a_party_or_a_good_password_makes_no_user()
    {
        (await ScriptAsync("TH", "nobody", "a-password-that-is-long-enough")).ShouldBe(2);
        (await ScriptAsync("VN", "nobody", "short")).ShouldBe(2);
        (await ScriptAsync("VN", "nobody", "a \"quoted\" password, long enough")).ShouldBe(2);
    }

    private static Dictionary<string, object?> Quorum(string? deadLetters = null)
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        if (deadLetters is not null)
        {
            arguments["x-dead-letter-exchange"] = deadLetters;
        }

        return arguments;
    }

    /// <summary>A queue and an exchange of a party.</summary>
    private async Task MineAsync(string code)
    {
        await using var channel = await AsAsync(code.ToUpperInvariant());
        await channel.QueueDeclareAsync($"{code}.events", durable: true, exclusive: false, autoDelete: false, Quorum(), cancellationToken: Token);
        await channel.ExchangeDeclareAsync($"{code}.all", ExchangeType.Topic, durable: true, cancellationToken: Token);
    }

    private async Task PublishAsync()
    {
        await using var platform = await (await _broker.ConnectAsync()).CreateChannelAsync(new CreateChannelOptions(true, true), Token);
        foreach (var pair in BorderPairs.All.Keys)
        {
            await platform.BasicPublishAsync(Shared, $"joint-patrols.patrol-agreed.v1.{pair.ToLowerInvariant()}", "{}"u8.ToArray(), Token);
        }

        foreach (var party in (string[])["vn", "cn", "la", "kh"])
        {
            await platform.BasicPublishAsync($"{Shared}.{party}", $"own.{party}", "{}"u8.ToArray(), Token);
        }
    }

    private static async Task<IReadOnlyList<string>> DrainAsync(IChannel channel, string queue)
    {
        var keys = new List<string>();
        await Infrastructure.UntilAsync(() =>
        {
            for (; channel.BasicGetAsync(queue, autoAck: false, Token).GetAwaiter().GetResult() is { } message; keys.Add(message.RoutingKey))
            {
            }

            return keys.Count >= 3;
        });
        return keys;
    }

    private async Task RefusedAsync(string party, Func<IChannel, Task> attempt) => (await MayAsync(party, attempt)).ShouldBeFalse();

    /// <summary>Whether the broker lets a party do something; any other fault than its refusal is one of the test.</summary>
    private async Task<bool> MayAsync(string party, Func<IChannel, Task> attempt)
    {
        await using var channel = await AsAsync(party);
        try
        {
            await attempt(channel);
            return true;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == 403)
        {
            return false;
        }
        catch (PublishException) when (channel.CloseReason?.ReplyCode == 403)
        {
            return false;
        }
    }

    private async Task<IChannel> AsAsync(string party)
    {
        if (!_connections.TryGetValue(party, out var connection))
        {
            var user = $"{party.ToLowerInvariant()}_{Guid.CreateVersion7().ToString("N")[^12..]}";
            var password = RandomNumberGenerator.GetHexString(32);
            _users.Add(user);
            (await ScriptAsync(party, user, password)).ShouldBe(0);
            connection = await new ConnectionFactory { Uri = _broker.Uri, UserName = user, Password = password, AutomaticRecoveryEnabled = false }.CreateConnectionAsync(Token);
            _connections[party] = connection;
        }

        return await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), Token);
    }

    private async Task<int> ScriptAsync(string party, string user, string password)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "../../../../deploy/rabbitmq/party-user");
        using var process = Process.Start(new ProcessStartInfo("sh", [script, party])
        {
            RedirectStandardInput = true,
            Environment =
            {
                ["RABBITMQ_MANAGEMENT"] = Environment.GetEnvironmentVariable("RABBITMQ_MANAGEMENT"),
                ["RABBITMQ_VHOST"] = _broker.Uri.AbsolutePath.Trim('/'),
                ["PARTY_USER"] = user,
            },
        })!;
        try
        {
            await process.StandardInput.WriteLineAsync(password);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The script refused its party before it read the password; its exit code says so.
        }

        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }
}
