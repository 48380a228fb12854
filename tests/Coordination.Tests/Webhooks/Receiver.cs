using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BorderCoordination.Coordination.Tests;

/// <summary>What a subscriber got.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string? TraceParent, string Path, string? Deprecation, byte[] Body)
{
    public JsonElement Event { get; } = JsonSerializer.Deserialize<JsonElement>(Body);

    public long Position => Event.GetProperty("position").GetInt64();

    /// <summary>Verifies as the standard's own libraries do, with a secret as it was shown.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.").Concat(Body).ToArray();
        return Signature.Split(' ').Contains("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
    }
}

/// <summary>A subscriber's own server.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _all = new();
    private readonly Lock _gate = new();
    private int _inFlight;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>How the next request is answered.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url => $"{_app.Urls.First()}/hook";

    public int Port => new Uri(Url).Port;

    /// <summary>The most requests that were there at one time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Every request, whatever it was answered with.</summary>
    public IReadOnlyList<Received> All => [.. _all];

    public IEnumerable<long> Positions => All.Select(received => received.Position);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        lock (_gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_inFlight);
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers;
        var received = new Received(
            headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, headers.TraceParent, http.Request.Path,
            headers.TryGetValue("Deprecation", out var deprecation) ? deprecation.ToString() : null, body.ToArray());
        _all.Enqueue(received);
        try
        {
            await Answer(received, http);
        }
        finally
        {
            lock (_gate)
            {
                _inFlight--;
            }
        }
    }
}
