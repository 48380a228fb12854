using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A virtual host on the broker of the test run, or a broker of its own that can be taken away and brought back.</summary>
public sealed class Broker : IAsyncDisposable
{
    private readonly HttpClient _management;
    private readonly Uri _administration;
    private readonly LocalRabbitMq? _own;
    private readonly string _folder;

    private Broker(Uri amqp, Uri management, string virtualHost, LocalRabbitMq? own, string folder)
    {
        (Amqp, VirtualHost, _administration, _own, _folder) = (amqp, virtualHost, management, own, folder);
        _management = new HttpClient { BaseAddress = new Uri(management.GetLeftPart(UriPartial.Scheme) + management.Authority) };
        _management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo))));
    }

    public Uri Amqp { get; }

    public string VirtualHost { get; }

    public static async Task<Broker> OfTheRunAsync(string virtualHost)
    {
        var amqp = new Uri(BorderCoordinationSystem.Required("RABBITMQ"));
        var broker = new Broker(
            new UriBuilder(amqp) { Path = virtualHost }.Uri, new Uri(BorderCoordinationSystem.Required("RABBITMQ_MANAGEMENT")), virtualHost, null, "");
        (await broker._management.PutAsync($"api/vhosts/{virtualHost}", null)).EnsureSuccessStatusCode();
        var user = Uri.UnescapeDataString(amqp.UserInfo.Split(':')[0]);
        (await broker._management.PutAsJsonAsync(
            $"api/permissions/{virtualHost}/{user}", new { configure = ".*", write = ".*", read = ".*" })).EnsureSuccessStatusCode();
        return broker;
    }

    /// <summary>A broker that the test may stop.</summary>
    public static async Task<Broker> OfItsOwnAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"broker_{Guid.CreateVersion7().ToString("N")[^8..]}");
        var own = await LocalRabbitMq.StartAsync(Path.Combine(folder, "rabbitmq"));
        return new Broker(own.AmqpUri(), own.ManagementUri, "/", own, folder);
    }

    /// <summary>Takes the broker away, as a crash of its machine would.</summary>
    public Task StopAsync() => _own!.StopAsync();

    /// <summary>Brings it back with what it had kept.</summary>
    public Task StartAsync() => _own!.StartAsync();

    /// <summary>A user of a party, as <c>deploy/rabbitmq/party-user</c> makes it; on a broker that is the test's own.</summary>
    /// <returns>The address with its credentials.</returns>
    public async Task<Uri> PartyUserAsync(string party, CancellationToken cancellationToken)
    {
        _own.ShouldNotBeNull();
        var password = RandomNumberGenerator.GetHexString(32);
        using var script = Process.Start(new ProcessStartInfo("sh", [Path.Combine(RunFolder.Here.Root, "deploy", "rabbitmq", "party-user"), party])
        {
            RedirectStandardInput = true,
            Environment = { ["RABBITMQ_MANAGEMENT"] = _administration.OriginalString, ["RABBITMQ_VHOST"] = VirtualHost },
        })!;
        await script.StandardInput.WriteLineAsync(password);
        script.StandardInput.Close();
        await script.WaitForExitAsync(cancellationToken);
        script.ExitCode.ShouldBe(0);
        return new UriBuilder(Amqp) { UserName = party.ToLowerInvariant(), Password = password }.Uri;
    }

    public async Task PurgeAsync(string queue) =>
        (await _management.DeleteAsync($"api/queues/{Uri.EscapeDataString(VirtualHost)}/{queue}/contents")).EnsureSuccessStatusCode();

    /// <summary>Messages in a queue, delivered or not; the broker's statistics are a few seconds old.</summary>
    public async Task<long> CountAsync(string queue)
    {
        var found = await _management.GetFromJsonAsync<JsonElement>($"api/queues/{Uri.EscapeDataString(VirtualHost)}/{queue}");
        return found.TryGetProperty("messages", out var messages) ? messages.GetInt64() : 0;
    }

    /// <summary>Messages that wait in a queue, at this moment.</summary>
    public async Task<uint> WaitingAsync(string queue)
    {
        await using var connection = await new RabbitMQ.Client.ConnectionFactory { Uri = Amqp }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is null)
        {
            await _management.DeleteAsync($"api/vhosts/{VirtualHost}");
        }
        else
        {
            await _own.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }

        _management.Dispose();
    }
}
