using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace BorderCoordination.Coordination.Tests;

public sealed class FeedKeyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_what_it_was_made_for_until_it_is_revoked_and_nothing_else()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(Envelope.Stream(1), 1), Envelope.Of(Envelope.Stream(2), 1, pair: "VN-CN"));
        using var owner = app.Client("LA");
        using var stranger = app.Client("CN");
        using var anybody = new HttpClient { BaseAddress = app.Address };
        var (key, id) = await CreateAsync(owner, Command("calendar"));

        await ShouldAnswerAsync(anybody, $"/calendar.ics?key={key}", HttpStatusCode.OK);
        await ShouldAnswerAsync(anybody, $"/calendar.ics?key={key}x", HttpStatusCode.Unauthorized);
        await ShouldAnswerAsync(anybody, "/calendar.ics", HttpStatusCode.Unauthorized);
        await ShouldAnswerAsync(owner, $"/calendar.ics?key={key}x", HttpStatusCode.Unauthorized);
        foreach (var elsewhere in (string[])["/feed/stream", "/feed", "/calendar", "/feed-keys", "/overdue", "/admin/ledger"])
        {
            await ShouldAnswerAsync(anybody, $"{elsewhere}?key={key}", HttpStatusCode.Unauthorized);
        }

        using var listed = await owner.GetAsync("/feed-keys", Token);
        var text = await listed.Content.ReadAsStringAsync(Token);
        text.ShouldContain("lastUsedAt");
        text.ShouldNotContain(key);
        (await app.Database.ScalarAsync<long>("select count(*) from feed_keys k where k::text like '%' || (select encode(hash, 'hex') from feed_keys) || '%'", Token)).ShouldBe(1);
        (await app.Database.ScalarAsync<bool>($"select bool_or(k::text like '%{key}%') from feed_keys k", Token)).ShouldBeFalse();
        (await (await stranger.GetAsync("/feed-keys", Token)).Content.ReadAsStringAsync(Token)).ShouldNotContain(id);

        using (var foreign = await stranger.PostAsync($"/feed-keys/{id}/revoke", null, Token))
        {
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await owner.PostAsync($"/feed-keys/{id}/revoke", null, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.PostAsync($"/feed-keys/{id}/revoke", null, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldAnswerAsync(anybody, $"/calendar.ics?key={key}", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_repetition_makes_no_other_key_and_does_not_show_the_key_again()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var owner = app.Client("LA");
        using var anybody = new HttpClient { BaseAddress = app.Address };
        using var first = await SendAsync(owner, "/feed-keys", "made once", Command("calendar"));
        using var again = await SendAsync(owner, "/feed-keys", "made once", Command("calendar"));
        using var another = await SendAsync(owner, "/feed-keys", "made once", Command("stream"));
        (first.StatusCode, again.StatusCode, another.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity));
        first.Headers.CacheControl!.NoStore.ShouldBeTrue();
        again.Headers.Location.ShouldBe(first.Headers.Location);
        var (shown, repeated) = (await first.Content.ReadFromJsonAsync<JsonElement>(Token), await again.Content.ReadFromJsonAsync<JsonElement>(Token));
        repeated.TryGetProperty("key", out _).ShouldBeFalse();
        repeated.GetProperty("details").GetRawText().ShouldBe(shown.GetProperty("details").GetRawText());
        (await app.CountAsync("feed_keys")).ShouldBe(1);
        var key = shown.GetProperty("key").GetString()!;
        (await app.Database.ScalarAsync<bool>($"select bool_or(k::text like '%{key}%') from idempotency_keys k", Token)).ShouldBeFalse();
        await ShouldAnswerAsync(anybody, $"/calendar.ics?key={key}", HttpStatusCode.OK);

        using var details = await owner.GetAsync(first.Headers.Location, Token);
        (await details.Content.ReadAsStringAsync(Token)).ShouldNotContain(key);
        using var stranger = app.Client("CN");
        await ShouldAnswerAsync(stranger, $"{first.Headers.Location}", HttpStatusCode.NotFound);
        using var revoked = await SendAsync(owner, $"{first.Headers.Location}/revoke", "ended once", body: null, version: $"{details.Headers.ETag}");
        using var repeatedly = await SendAsync(owner, $"{first.Headers.Location}/revoke", "ended once", body: null, version: $"{details.Headers.ETag}");
        using var stale = await SendAsync(owner, $"{first.Headers.Location}/revoke", "ended again", body: null, version: $"{details.Headers.ETag}");
        (revoked.StatusCode, repeatedly.StatusCode, stale.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed));
        (await repeatedly.Content.ReadAsStringAsync(Token)).ShouldBe(await revoked.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_key_that_was_revoked_is_shown_for_ninety_days_and_then_forgotten_when_another_is_made()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var owner = app.Client("LA");
        var (_, old) = await CreateAsync(owner, Command("calendar"));
        var (_, recent) = await CreateAsync(owner, Command("calendar"));
        await app.Database.ExecuteAsync($"update feed_keys set revoked_at = now() - interval '91 days' where id = '{old}'", Token);
        await app.Database.ExecuteAsync($"update feed_keys set revoked_at = now() - interval '89 days' where id = '{recent}'", Token);
        await CreateAsync(owner, Command("calendar"));

        var listed = await owner.GetStringAsync("/feed-keys", Token);
        listed.ShouldNotContain(old);
        listed.ShouldContain(recent);
    }

    [Fact]
    public async Task A_key_shows_what_its_party_may_see_and_of_that_what_it_is_narrowed_to()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(Envelope.Stream(1), 1), Envelope.Of(Envelope.Stream(2), 1, pair: "VN-CN"), Envelope.Of(Envelope.Stream(3), 1, pair: "VN-LA", visibility: "LA"));
        using var owner = app.Client("VN");
        using var anybody = new HttpClient { BaseAddress = app.Address };
        var (key, _) = await CreateAsync(owner, Command("stream", "VN-LA"));
        using var stream = await anybody.GetAsync($"/feed/stream?key={key}", HttpCompletionOption.ResponseHeadersRead, Token);
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        stream.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Token));
        var seen = new List<string>();
        while (await reader.ReadLineAsync(Token) is { } line && seen.Count < 1)
        {
            seen.AddRange(line.StartsWith("data:", StringComparison.Ordinal) ? [line] : Array.Empty<string>());
        }

        seen.ShouldHaveSingleItem().ShouldContain(Envelope.Stream(1).ToString());
    }

    [Fact]
    public async Task A_key_stands_in_no_log_no_trace_and_no_answer_after_it_was_shown()
    {
        var logged = new ConcurrentQueue<string>();
        var tagged = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name != "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                foreach (var text in activity.TagObjects.Select(tag => $"{tag.Value}").Append(activity.DisplayName))
                {
                    tagged.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await CoordinationApp.StartAsync(build: builder => builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Listening(logged)));
        using var owner = app.Client("VN");
        using var anybody = new HttpClient { BaseAddress = app.Address };
        var (key, _) = await CreateAsync(owner, Command("calendar"));
        foreach (var path in (string[])["/calendar.ics", "/feed", "/nowhere", "/calendar.ics/more", "/feed-keys"])
        {
            using var answer = await anybody.GetAsync($"{path}?key={key}&pair=VN-LA", Token);
            $"{answer.Headers} {await answer.Content.ReadAsStringAsync(Token)}".ShouldNotContain(key);
        }

        using (var page = await owner.GetAsync($"/feed?KEY={key}", Token))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Headers.ToString().ShouldNotContain(key);
        }

        logged.ShouldNotBeEmpty();
        tagged.ShouldNotBeEmpty();
        logged.Concat(tagged).ShouldAllBe(text => !text.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_are_limited_in_number_and_in_use()
    {
        await using var app = await CoordinationApp.StartAsync();
        using var owner = app.Client("VN");
        using var anybody = new HttpClient { BaseAddress = app.Address };
        var command = Command("calendar");
        var (key, _) = await CreateAsync(owner, command);
        var answers = await Task.WhenAll(Enumerable.Range(0, FeedKeyTable.MostOfParty).Select(_ => owner.PostAsJsonAsync("/feed-keys", command, Token)));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(1);
        using var other = app.Client("LA");
        await CreateAsync(other, command);
        var used = await Task.WhenAll(Enumerable.Range(0, FeedKeyRate.MostInMinute + 5).Select(_ => anybody.GetAsync($"/calendar.ics?key={key}", Token)));
        var refused = used.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        refused.Length.ShouldBe(5);
        refused[0].Headers.RetryAfter.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{\"name\":\"\",\"scopes\":[\"calendar\"]}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[]}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[\"calendar\",\"calendar\"]}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[\"everything\"]}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[\"stream\"],\"filter\":{\"types\":[\"unheard.of.v1\"]}}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[\"stream\"],\"filter\":{\"pairs\":[\"VN-MM\"]}}")]
    [InlineData("{\"name\":\"a\",\"scopes\":[\"stream\"],\"unheardOf\":1}")]
    [InlineData("{\"name\":\"a\\u0000\",\"scopes\":[\"stream\"]}")]
    public async Task A_key_that_would_mean_nothing_is_refused(string body)
    {
        await using var app = await CoordinationApp.StartAsync();
        using var owner = app.Client("VN");
        using var answer = await owner.PostAsync("/feed-keys", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.CountAsync("feed_keys")).ShouldBe(0);
    }

    private static object Command(string scope, params string[] pairs) =>
        new { name = "Office", scopes = new[] { scope }, filter = pairs.Length == 0 ? null : new { pairs } };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient owner, string path, string intention, object? body, string? version = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", intention.Replace(' ', '-'));
        if (version is not null)
        {
            request.Headers.Add("If-Match", version);
        }

        return await owner.SendAsync(request, Token);
    }

    private static async Task<(string Key, string Id)> CreateAsync(HttpClient owner, object command)
    {
        using var answer = await owner.PostAsJsonAsync("/feed-keys", command, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var created = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return (created.GetProperty("key").GetString()!, created.GetProperty("details").GetProperty("id").GetString()!);
    }

    private static async Task ShouldAnswerAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Token);
        answer.StatusCode.ShouldBe(expected, path[..8]);
    }

    private sealed class Listening(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            heard.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
