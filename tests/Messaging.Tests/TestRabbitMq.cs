using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace BorderCoordination.Messaging.Tests;

/// <summary>A virtual host of one's own on the broker named by <c>RABBITMQ</c> and <c>RABBITMQ_MANAGEMENT</c>; deleted after use.</summary>
internal sealed class TestRabbitMq : IAsyncDisposable
{
    private readonly HttpClient _management;
    private readonly string _name;
    private readonly List<IConnection> _connections = [];

    private TestRabbitMq(HttpClient management, Uri server, string name)
    {
        _management = management;
        _name = name;
        Uri = new UriBuilder(server) { Path = name }.Uri;
    }

    /// <summary>AMQP address of the virtual host.</summary>
    public Uri Uri { get; }

    public static async Task<TestRabbitMq> CreateAsync()
    {
        var server = new Uri(Required("RABBITMQ"));
        var management = new Uri(Required("RABBITMQ_MANAGEMENT"));
        var client = new HttpClient { BaseAddress = new Uri($"http://{management.Authority}/api/") };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(System.Uri.UnescapeDataString(management.UserInfo))));
        var broker = new TestRabbitMq(client, server, $"test_{Guid.CreateVersion7().ToString("N")[^12..]}");
        var user = System.Uri.UnescapeDataString(server.UserInfo.Split(':')[0]);
        await broker.PutAsync($"vhosts/{broker._name}", new { });
        await broker.PutAsync($"permissions/{broker._name}/{user}", new { configure = ".*", write = ".*", read = ".*" });
        return broker;
    }

    /// <summary>A plain client's connection, with no MassTransit in it.</summary>
    public async Task<IConnection> ConnectAsync()
    {
        var connection = await new ConnectionFactory { Uri = Uri, AutomaticRecoveryEnabled = false }.CreateConnectionAsync();
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Messages in a queue, whether or not a consumer holds them; none when there is no such queue.</summary>
    public async Task<(long Ready, long Unacknowledged)?> QueueAsync(string queue)
    {
        using var response = await _management.GetAsync($"queues/{_name}/{queue}?disable_stats=false", TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var content = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return content.TryGetProperty("messages_ready", out var ready)
            ? (ready.GetInt64(), content.GetProperty("messages_unacknowledged").GetInt64())
            : (0, 0);
    }

    /// <summary>Whether an exchange passes something on to a queue, or to another exchange, of this name.</summary>
    public async Task<bool> IsBoundAsync(string exchange, string destination)
    {
        using var response = await _management.GetAsync($"exchanges/{_name}/{exchange}/bindings/source", TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode
            && (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).EnumerateArray()
                .Any(binding => binding.GetProperty("destination").GetString() == destination);
    }

    public async Task DeleteUserAsync(string user) => (await _management.DeleteAsync($"users/{user}")).Dispose();

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        await _management.DeleteAsync($"vhosts/{_name}");
        _management.Dispose();
    }

    private async Task PutAsync(string path, object content) =>
        (await _management.PutAsJsonAsync(path, content, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException("These tests need RabbitMQ: set RABBITMQ and RABBITMQ_MANAGEMENT, or start them with ./test.");
}
