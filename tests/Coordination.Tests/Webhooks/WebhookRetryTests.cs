using System.Net.Http.Json;
using System.Text.Json;
using BorderCoordination.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Coordination.Tests;

public sealed class WebhookRetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5 * 60)]
    [InlineData(3, 30 * 60)]
    [InlineData(4, 2 * 3600)]
    [InlineData(5, 5 * 3600)]
    [InlineData(6, 10 * 3600)]
    [InlineData(9, 24 * 3600)]
    [InlineData(10, null)]
    public void A_failed_delivery_is_tried_again_after_longer_and_longer_waits(int attempts, int? seconds)
    {
        RetrySchedule.After(attempts, wish: null, jitter: 0)?.TotalSeconds.ShouldBe(seconds!.Value);
        RetrySchedule.After(attempts, wish: null, jitter: 1)?.TotalSeconds.ShouldBe(seconds!.Value * 1.1, 0.001);
        (RetrySchedule.After(attempts, wish: null, jitter: 0) is null).ShouldBe(seconds is null);
    }

    [Fact]
    public void What_the_receiver_asks_for_is_granted_up_to_a_day_and_never_shortens_the_wait()
    {
        RetrySchedule.After(1, TimeSpan.FromMinutes(10), 0).ShouldBe(TimeSpan.FromMinutes(10));
        RetrySchedule.After(3, TimeSpan.FromMinutes(10), 0).ShouldBe(TimeSpan.FromMinutes(30));
        RetrySchedule.After(1, TimeSpan.FromDays(400), 0).ShouldBe(TimeSpan.FromDays(1));
        RetrySchedule.After(1, TimeSpan.FromSeconds(-5), 0).ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_follows_a_failed_delivery_waits_for_it()
    {
        var clock = new TestClock(Webhooks.Start);
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(clock);
        var failures = 2;
        receiver.Answer = (received, http) =>
        {
            http.Response.StatusCode = received.Position == 2 && failures-- > 0 ? 500 : 204;
            return Task.CompletedTask;
        };
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 4);

        await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == 1);
        (await app.WebhookAsync(id)).GetProperty("status").GetString().ShouldBe("failing");
        clock.Now += TimeSpan.FromSeconds(4.9);
        await Task.Delay(200, Token);
        receiver.Positions.ShouldBe([1, 2]);
        clock.Now += TimeSpan.FromSeconds(0.7);
        await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == 2);
        clock.Now += TimeSpan.FromMinutes(5.6);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 4);

        receiver.Positions.ShouldBe([1, 2, 2, 2, 3, 4]);
        receiver.MostAtOnce.ShouldBe(1);
        (await app.WebhookAsync(id)).GetProperty("status").GetString().ShouldBe("active");
    }

    [Fact]
    public async Task What_follows_a_failed_delivery_waits_for_it_also_where_recording_that_takes_long()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(configure: services => services.AddSingleton<TimeProvider>(new Leaping()));
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = receiver.All.Count == 1 ? 500 : 204;
            return Task.CompletedTask;
        };
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 3);

        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 3);
        receiver.Positions.ShouldBe([1, 1, 2, 3]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_After_is_obeyed(int status)
    {
        var clock = new TestClock(Webhooks.Start);
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(clock);
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = receiver.All.Count > 1 ? 200 : status;
            http.Response.Headers.RetryAfter = "90";
            return Task.CompletedTask;
        };
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 1);

        await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == 1);
        var next = (await app.WebhookAsync(id)).GetProperty("nextAttemptAt").GetDateTimeOffset() - clock.Now;
        next.ShouldBeInRange(TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(99));
        clock.Now += TimeSpan.FromSeconds(100);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);
    }

    [Fact]
    public async Task A_receiver_that_stays_away_is_paused_and_said_so_and_goes_on_where_it_stopped()
    {
        var clock = new TestClock(Webhooks.Start);
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync(clock);
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 2);
        for (var attempts = 1; attempts <= 9; attempts++)
        {
            await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == attempts);
            clock.Now += TimeSpan.FromHours(27);
        }

        await app.UntilAsync(id, webhook => webhook.GetProperty("status").GetString() == "paused");
        var paused = await app.WebhookAsync(id);
        paused.GetProperty("pausedBecause").GetString().ShouldBe("failing");
        paused.GetProperty("position").GetInt64().ShouldBe(0);

        receiver.Answer = (_, _) => Task.CompletedTask;
        await app.Client().DoAsync($"/webhooks/{id}/resume");
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 2);
        receiver.Positions.ShouldBe([.. Enumerable.Repeat(1L, 11), 2]);
    }

    [Theory]
    [InlineData(410, "gone")]
    [InlineData(302, null)]
    public async Task Only_2xx_is_success_and_410_disables_at_once(int status, string? because)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        receiver.Answer = (_, http) =>
        {
            http.Response.StatusCode = status;
            http.Response.Headers.Location = receiver.Url + "/elsewhere";
            return Task.CompletedTask;
        };
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 1);

        await app.UntilAsync(id, webhook => webhook.GetProperty("attempts").GetInt32() == 1);
        var webhook = await app.WebhookAsync(id);
        (webhook.TryGetProperty("pausedBecause", out var reason) ? reason.GetString() : null).ShouldBe(because);
        webhook.GetProperty("position").GetInt64().ShouldBe(0);
        receiver.All.Count.ShouldBe(1);
        var logged = (await app.Client().GetFromJsonAsync<JsonElement>($"/webhooks/{id}/deliveries", Token)).GetProperty("items")[0];
        (logged.GetProperty("status").GetInt32(), logged.GetProperty("failure").GetString()).ShouldBe((status, "status"));
    }

    /// <summary>A clock on which ten seconds pass from one look to the next.</summary>
    private sealed class Leaping : TimeProvider
    {
        private int _looks;

        public override DateTimeOffset GetUtcNow() => Webhooks.Start + (Interlocked.Increment(ref _looks) * TimeSpan.FromSeconds(10));
    }
}
