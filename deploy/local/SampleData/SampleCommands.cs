using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BorderCoordination.Local;

/// <summary>Sends one command to a service, or reads, again while the service says that it cannot take it yet or there is nothing yet.</summary>
internal sealed class SampleCommands(HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan NotYet = TimeSpan.FromMilliseconds(250);

    /// <summary>The trace of the first command that was sent.</summary>
    public string? FirstTrace { get; private set; }

    public Task<JsonElement> SendAsync(Uri address, string key, string token, JsonNode? body, string? mediaType, CancellationToken cancellationToken)
    {
        var content = mediaType is not null && body is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : body?.ToJsonString() ?? "{}";
        return AskAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(content, new MediaTypeHeaderValue(mediaType ?? "application/json")) };
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            token,
            WaitBefore,
            cancellationToken);
    }

    public Task<JsonElement> ReadAsync(Uri address, string token, CancellationToken cancellationToken) => AskAsync(
        () => new HttpRequestMessage(HttpMethod.Get, address),
        token,
        answer => answer.StatusCode == HttpStatusCode.NotFound ? NotYet : WaitBefore(answer),
        cancellationToken);

    private async Task<JsonElement> AskAsync(
        Func<HttpRequestMessage> ask, string token, Func<HttpResponseMessage, TimeSpan?> waitBefore, CancellationToken cancellationToken)
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        FirstTrace ??= trace;
        var began = clock.GetTimestamp();
        while (true)
        {
            using var request = ask();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            // https://www.w3.org/TR/trace-context/
            request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");
            using var answer = await http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                return Parse(text);
            }

            if (waitBefore(answer) is not { } wait || clock.GetElapsedTime(began) + wait > Patience)
            {
                throw new LocalException($"{(int)answer.StatusCode} {Detail(text, answer)}");
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    // 503: a dependency is away; 409 with Retry-After: the same command is still being worked on.
    private static TimeSpan? WaitBefore(HttpResponseMessage answer) =>
        (answer.StatusCode, answer.Headers.RetryAfter?.Delta) switch
        {
            (HttpStatusCode.Conflict or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests, { } told) =>
                told < TimeSpan.FromMilliseconds(200) ? TimeSpan.FromMilliseconds(200) : told,
            (HttpStatusCode.ServiceUnavailable, null) => TimeSpan.FromSeconds(1),
            _ => null,
        };

    private static JsonElement Parse(string text)
    {
        try
        {
            return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Detail(string text, HttpResponseMessage answer)
    {
        var problem = Parse(text);
        if (problem.ValueKind != JsonValueKind.Object)
        {
            return answer.ReasonPhrase ?? "";
        }

        var detail = Member(problem, "detail") ?? Member(problem, "title") ?? answer.ReasonPhrase;
        var errors = problem.TryGetProperty("errors", out var listed) ? " " + listed.GetRawText() : "";
        return $"{Member(problem, "type")} {detail}{errors}".Trim();
    }

    private static string? Member(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
