using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BorderCoordination.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination.Tests;

public sealed class WebhookCommandTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_shown_once_and_kept_encrypted()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, secret) = await app.SubscribeAsync(receiver);

        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);
        (await app.Client().GetStringAsync($"/webhooks/{id}", Token)).ShouldNotContain("secret");
        (await app.Client().GetStringAsync("/webhooks", Token)).ShouldNotContain("whsec_");
        var kept = await app.Database.ScalarAsync<byte[]>("select secret from webhooks", Token);
        Convert.ToHexString(kept).ShouldNotContain(Convert.ToHexString(Convert.FromBase64String(secret["whsec_".Length..])));
    }

    [Fact]
    public void A_secret_is_read_under_every_key_that_is_configured_and_for_its_own_webhook_only()
    {
        var (old, both, other) = (Secrets("an old key, long enough to be one."), Secrets("a new key that is long enough too.", "an old key, long enough to be one."), Secrets("quite another key of enough letters"));
        var (id, secret) = (Envelope.Stream(1), WebhookSecrets.New());
        both.Unprotect(id, old.Protect(id, secret)).ShouldBe(secret);
        both.Unprotect(id, both.Protect(id, secret)).ShouldBe(secret);
        Should.Throw<CryptographicException>(() => both.Unprotect(Envelope.Stream(2), old.Protect(id, secret)));
        Should.Throw<CryptographicException>(() => other.Unprotect(id, old.Protect(id, secret)));

        static WebhookSecrets Secrets(params string[] keys) => new(Options.Create(new WebhookOptions { Keys = keys }));
    }

    [Fact]
    public async Task While_a_secret_is_changed_over_both_sign()
    {
        var clock = new TestClock(Webhooks.Start);
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(clock);
        var (id, first) = await app.SubscribeAsync(receiver);
        var rotated = await app.Client().DoAsync($"/webhooks/{id}/rotate-secret", new { overlapHours = 2 });
        var second = rotated.GetProperty("secret").GetString()!;
        rotated.GetProperty("webhook").GetProperty("previousSecretUntil").GetDateTimeOffset().ShouldBe(clock.Now.AddHours(2));

        await app.RecordAsync(1, 1);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);
        (receiver.All[0].IsSignedWith(first), receiver.All[0].IsSignedWith(second)).ShouldBe((true, true));
        clock.Now += TimeSpan.FromHours(2.1);
        await app.RecordAsync(2, 1);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 2);
        (receiver.All[1].IsSignedWith(first), receiver.All[1].IsSignedWith(second)).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_secret_that_can_no_longer_be_read_pauses_its_webhook_until_there_is_another()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var before = await Webhooks.StartAsync();
        var (id, _) = await before.SubscribeAsync(receiver);
        await before.StopAsync();
        await using var app = await Webhooks.StartAsync(database: before.Database, settings: ("Webhooks:Keys:0", "Quite another key than those tests have."));
        await app.RecordAsync(1, 1);
        await app.UntilAsync(id, webhook => webhook.TryGetProperty("pausedBecause", out var reason) && reason.GetString() == "secretUnreadable");
        await RefusedAsync(app.Client(), $"/webhooks/{id}/ping", new { }, HttpStatusCode.Conflict, "webhook-secret-unreadable");
        receiver.All.ShouldBeEmpty();

        var secret = (await app.Client().DoAsync($"/webhooks/{id}/rotate-secret")).GetProperty("secret").GetString()!;
        await app.Client().DoAsync($"/webhooks/{id}/resume");
        await Webhooks.UntilAsync(() => receiver.All.Count == 1);
        receiver.All.Single().IsSignedWith(secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_delivered_while_it_is_paused_and_nothing_is_lost()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 2);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 2);

        (await app.Client().DoAsync($"/webhooks/{id}/pause")).GetProperty("pausedBecause").GetString().ShouldBe("requested");
        await app.Client().DoAsync($"/webhooks/{id}/pause");
        await app.RecordAsync(3, 2);
        await Task.Delay(300, Token);
        receiver.All.Count.ShouldBe(2);
        await app.Client().DoAsync($"/webhooks/{id}/resume");
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 4);
        receiver.Positions.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task It_is_set_back_to_a_position_or_a_time_and_delivers_again_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 3);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 3);
        await app.Client().DoAsync($"/webhooks/{id}/replay", new { after = 1 });
        await Webhooks.UntilAsync(() => receiver.All.Count == 5);

        await Task.Delay(20, Token);
        var between = TimeProvider.System.GetUtcNow();
        await Task.Delay(20, Token);
        await app.RecordAsync(4, 3);
        await Webhooks.UntilAsync(() => receiver.All.Count == 8);
        await app.Client().DoAsync($"/webhooks/{id}/replay", new { since = between });
        await Webhooks.UntilAsync(() => receiver.All.Count == 11);
        await app.Client().DoAsync($"/webhooks/{id}/replay", new { since = between.AddDays(-1) });
        await Webhooks.UntilAsync(() => receiver.All.Count == 17);
        receiver.Positions.ShouldBe([1, 2, 3, 2, 3, 4, 5, 6, 4, 5, 6, 1, 2, 3, 4, 5, 6]);
        await RefusedAsync(app.Client(), $"/webhooks/{id}/replay", new { after = 7 }, HttpStatusCode.Conflict, "position-not-reached");
        await RefusedAsync(app.Client(), $"/webhooks/{id}/replay", new { after = 1, since = between }, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task A_ping_is_posted_at_once_and_logged_with_how_it_went()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, secret) = await app.SubscribeAsync(receiver);
        await app.Client().DoAsync($"/webhooks/{id}/pause");

        (await app.Client().DoAsync($"/webhooks/{id}/ping")).GetProperty("status").GetInt32().ShouldBe(200);
        receiver.All.Single().IsSignedWith(secret).ShouldBeTrue();
        receiver.All.Single().Event.GetProperty("type").GetString().ShouldBe("coordination.webhook-ping.v1");
        var logged = (await app.Client().GetFromJsonAsync<JsonElement>($"/webhooks/{id}/deliveries", Token)).GetProperty("items").EnumerateArray().Single();
        logged.GetProperty("eventId").GetString().ShouldBe(receiver.All.Single().Id);
    }

    [Fact]
    public async Task The_log_has_pages_and_keeps_the_latest_only()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(settings: ("Webhooks:LoggedDeliveries", "10"));
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 25);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 25);

        var (numbers, url) = (new List<long>(), (string?)$"/webhooks/{id}/deliveries?limit=4");
        while (url is not null)
        {
            using var page = await app.Client().GetAsync(url, Token);
            numbers.AddRange((await page.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("number").GetInt64()));
            url = page.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        numbers.ShouldBe(Enumerable.Range(16, 10).Reverse().Select(number => (long)number));
    }

    [Fact]
    public async Task Another_party_has_no_such_webhook_whatever_it_asks()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver);
        foreach (var verb in (string[])["change", "pause", "resume", "rotate-secret", "replay", "ping", "delete"])
        {
            var body = verb == "change" ? (object)new { url = receiver.Url } : new { };
            await RefusedAsync(app.Client("LA"), $"/webhooks/{id}/{verb}", body, HttpStatusCode.NotFound, "webhook-not-found");
            (await app.Client("VN", "officer").PostAsJsonAsync($"/webhooks/{id}/{verb}", body, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await app.Client("LA").GetAsync($"/webhooks/{id}", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client("LA").GetAsync($"/webhooks/{id}/deliveries", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Client("LA").GetStringAsync("/webhooks", Token)).ShouldBe("{\"items\":[]}");
        receiver.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repetition_makes_no_second_webhook_and_does_not_show_the_secret_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var client = app.Client();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "\"once\"");
        using var first = await client.PostAsJsonAsync("/webhooks", new { url = receiver.Url }, Token);
        using var second = await client.PostAsJsonAsync("/webhooks", new { url = receiver.Url }, Token);

        (first.StatusCode, second.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await first.Content.ReadAsStringAsync(Token)).ShouldContain("whsec_");
        (await second.Content.ReadAsStringAsync(Token)).ShouldNotContain("whsec_");
        (await app.Database.ScalarAsync<string>("select string_agg(answer, '') from idempotency_keys", Token)).ShouldNotContain("whsec_");
        (await app.CountAsync("webhooks")).ShouldBe(1);
        await RefusedAsync(client, "/webhooks", new { url = receiver.Url + "/other" }, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_party_has_so_many_webhooks_and_no_more_also_when_several_are_made_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(settings: ("Webhooks:MostPerParty", "3"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Client().PostAsJsonAsync("/webhooks", new { url = receiver.Url }, Token)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(3);
        await app.SubscribeAsync(receiver, party: "LA");
        await RefusedAsync(app.Client(), "/webhooks", new { url = receiver.Url }, HttpStatusCode.Conflict, "too-many-webhooks");
        var id = (await app.Client().GetFromJsonAsync<JsonElement>("/webhooks", Token)).GetProperty("items")[0].GetProperty("id").GetString();
        await app.Client().DoAsync($"/webhooks/{id}/delete");
        await app.SubscribeAsync(receiver);
    }

    [Fact]
    public async Task A_change_replaces_address_and_filters_and_is_refused_on_an_older_version()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver, new { url = receiver.Url + "/first", description = "The first", after = 0 });
        var changed = await app.Client().DoAsync($"/webhooks/{id}/change", new WebhookTerms(receiver.Url, Pairs: ["VN-KH"]));
        changed.TryGetProperty("description", out _).ShouldBeFalse();
        await app.RecordAsync(1, 1);
        await app.RecordAsync(2, 1, "VN-KH");
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 2);
        receiver.Positions.ShouldBe([2]);

        var client = app.Client();
        client.DefaultRequestHeaders.Add("If-Match", "\"1\"");
        await RefusedAsync(client, $"/webhooks/{id}/change", new { url = receiver.Url }, HttpStatusCode.PreconditionFailed, "stale");
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_says_where()
    {
        await using var app = await Webhooks.StartAsync();
        (string Body, string Pointer)[] bodies =
        [
            ("""{"url":"https://example.org/","types":["nothing.v1"]}""", "/types/0"),
            ("""{"url":"https://example.org/","services":["nobody"]}""", "/services/0"),
            ("""{"url":"https://example.org/","pairs":["VN-TH"]}""", "/pairs/0"),
            ("""{"url":"https://example.org/","pairs":["VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA","VN-LA"]}""", "/pairs"),
            ("""{"url":"https://example.org/","description":" "}""", "/description"),
            ("""{"url":"https://example.org/","after":1,"since":"2026-05-01T08:00:00Z"}""", "/since"),
            ("""{"url":"https://example.org/","filter":[]}""", "/filter"),
            ("""{"description":"No address"}""", "/url"),
        ];
        foreach (var (body, pointer) in bodies)
        {
            using var answer = await app.Client().PostAsync("/webhooks", new StringContent(body, Encoding.UTF8, "application/json"), Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, body);
            (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(pointer);
        }

        (await app.CountAsync("webhooks")).ShouldBe(0);
    }

    private static async Task RefusedAsync(HttpClient client, string path, object body, HttpStatusCode status, string code)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Token);
        answer.StatusCode.ShouldBe(status, path);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("type").GetString().ShouldBe($"urn:border-coordination:{code}", path);
    }
}
