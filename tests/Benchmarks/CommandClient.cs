using System.Net;
using System.Text.Json;
using BorderCoordination.Local;

namespace BorderCoordination.Benchmarks;

/// <summary>Proposes patrols, each with a key of its own, over connections that stay open.</summary>
internal sealed class CommandClient(BenchSystem system, int connections) : IDisposable
{
    private static readonly string[] Parties = ["VN", "LA"];

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    });

    private readonly Uri _patrols = new(system.Address(Service.JointPatrols), "/patrols");
    private readonly string _authorization = $"Bearer {system.Token("VN")}";
    private readonly byte[] _proposal = JsonSerializer.SerializeToUtf8Bytes(Proposal());

    /// <returns>The answer's body.</returns>
    public async Task<byte[]> ProposeAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _patrols) { Content = new ByteArrayContent(_proposal) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", _authorization);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _http.SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.StatusCode == HttpStatusCode.Created
            ? body
            : throw new InvalidOperationException($"A proposal was answered with {(int)answer.StatusCode}: {System.Text.Encoding.UTF8.GetString(body)}");
    }

    public void Dispose() => _http.Dispose();

    private static object Proposal()
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(28);
        return new
        {
            pair = "VN-LA",
            terms = new
            {
                from = "605",
                to = "606",
                startsAt = start,
                endsAt = start.AddHours(9),
                mode = "joint",
                purpose = "Quarterly patrol between the posts",
                chair = "VN",
                units = Parties.Select(party => new { party, units = new[] { $"Post of {party}" }, strength = 10 }),
            },
        };
    }
}
