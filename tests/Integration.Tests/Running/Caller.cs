using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A client of one service with one token.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient _http;

    public Caller(Uri address, string? token)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>Sends a command that has to succeed.</summary>
    public async Task<Receipt> DoAsync(string path, object command, string? key = null, string? traceParent = null)
    {
        using var answer = await PostAsync(path, command, key, traceParent);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"POST {path} was answered with {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<Receipt>(text, JsonSerializerOptions.Web)!;
    }

    public Task<HttpResponseMessage> PostAsync(string path, object command, string? key = null, string? traceParent = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(command), key, traceParent);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content, string? key = null, string? traceParent = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (traceParent is not null)
        {
            request.Headers.Add("traceparent", traceParent);
        }

        if (ifMatch is not null)
        {
            request.Headers.Add("If-Match", ifMatch);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"GET {path}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Everything that the caller may see of the ledger after a position.</summary>
    public async Task<IReadOnlyList<JsonElement>> FeedAsync(long after = 0, string filter = "")
    {
        var found = new List<JsonElement>();
        for (var next = $"/feed?after={after}&limit=500{filter}"; ;)
        {
            using var answer = await GetAsync(next);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
            var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
            found.AddRange(page.EnumerateArray());
            var link = answer.Headers.GetValues("Link").Single();
            var following = link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
            if (following == next || page.GetArrayLength() < 500)
            {
                return found;
            }

            next = following;
        }
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>What a command is answered with.</summary>
public sealed record Receipt(Guid Id, long Version, int Revision, IReadOnlyList<ReceiptEvent> Events);

public sealed record ReceiptEvent(Guid Id, string Type, long Version);
