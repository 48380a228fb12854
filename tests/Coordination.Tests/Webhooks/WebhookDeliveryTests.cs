using System.Diagnostics;

namespace BorderCoordination.Coordination.Tests;

public sealed class WebhookDeliveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_is_the_envelope_of_the_feed_signed_by_the_standard()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, secret) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 1);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);

        var received = receiver.All.Single();
        received.Id.ShouldBe(Envelope.IdOf(Envelope.Stream(1), 1).ToString());
        received.IsSignedWith(secret).ShouldBeTrue();
        var feed = await app.Client().GetByteArrayAsync("/feed", Token);
        received.Body.ShouldBe(feed[1..^1]);
        (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(received.Timestamp, null)).ShouldBeInRange(0, 30);
    }

    /// <summary>The expected value comes from <c>openssl dgst -sha256 -mac HMAC</c>.</summary>
    [Fact]
    public void The_signature_is_an_hmac_of_id_time_and_body() => WebhookSignature.Sign(
        new Guid("00000000-0000-0000-0000-000000000001"), 1614265330, "{\"test\": 2432232314}"u8, [Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")])
        .ShouldBe("v1,iCxWDzOB1td6pu5wFuJotaWTEKkcYodMae2NqIIaffg=");

    [Fact]
    public async Task A_party_gets_what_it_may_see_and_its_filters_let_through()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (all, _) = await app.SubscribeAsync(receiver, party: "LA");
        var (some, _) = await app.SubscribeAsync(
            other, new CreateWebhook(other.Url, Types: ["joint-patrols.patrol-proposed.v1"], Services: ["joint-patrols"], Pairs: ["VN-KH"], After: 0));
        await app.RecordAsync(
            Envelope.Of(Envelope.Stream(1), 1), Envelope.Of(Envelope.Stream(2), 1, "VN-KH"), Envelope.Of(Envelope.Stream(3), 1, "VN-LA", "VN"),
            Envelope.Of(Envelope.Stream(4), 1, "VN-LA", "LA"), Envelope.Of(Envelope.Stream(2), 2, "VN-KH"), Envelope.Of(Envelope.Stream(5), 1, "VN-KH", "VN"));

        await Webhooks.UntilAsync(() => receiver.All.Count == 2 && other.All.Count == 2);
        receiver.Positions.ShouldBe([1, 4]);
        other.Positions.ShouldBe([2, 6]);

        // A position moves once the answer of the receiver has been recorded.
        await app.UntilAsync(all, webhook => webhook.GetProperty("position").GetInt64() >= 4, "LA");
        await app.UntilAsync(some, webhook => webhook.GetProperty("position").GetInt64() >= 6);
        (await app.WebhookAsync(all, "LA")).GetProperty("position").GetInt64().ShouldBeGreaterThanOrEqualTo(4);
        (await app.WebhookAsync(some)).GetProperty("position").GetInt64().ShouldBe(6);
    }

    [Fact]
    public async Task The_span_of_a_delivery_continues_the_trace_of_the_event_and_the_receiver_gets_it()
    {
        const string parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (spans)
                {
                    spans.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, secret) = await app.SubscribeAsync(receiver, new { url = receiver.Url + "/token-in-the-path", after = 0 });
        var envelope = Envelope.Event(Envelope.Stream(1), 1) with { TraceParent = parent };
        await app.RecordAsync(new Delivery(ServiceDefaults.Messaging.Envelopes.Write(envelope)));
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);

        Activity span;
        lock (spans)
        {
            span = spans.Single(activity => activity.DisplayName.StartsWith("webhook deliver", StringComparison.Ordinal) && activity.TraceId.ToHexString() == parent.Split('-')[1]);
        }

        receiver.All.Single().TraceParent.ShouldBe(span.Id);
        span.GetTagItem("http.response.status_code").ShouldBe(200);
        var told = string.Join(' ', span.TagObjects.Select(tag => tag.Value));
        told.ShouldNotContain(secret);
        told.ShouldNotContain("token-in-the-path");
    }

    [Fact]
    public async Task One_receiver_that_hangs_does_not_hold_up_the_others()
    {
        await using var hanging = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        hanging.Answer = (_, http) => Task.Delay(Timeout.Infinite, http.RequestAborted);
        await using var app = await Webhooks.StartAsync(settings: ("Webhooks:Timeout", "00:00:01"));
        var (dead, _) = await app.SubscribeAsync(hanging);
        await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 20);

        await Webhooks.UntilAsync(() => receiver.All.Count == 20);
        receiver.Positions.ShouldBe(Enumerable.Range(1, 20).Select(position => (long)position));
        await app.UntilAsync(dead, webhook => webhook.GetProperty("attempts").GetInt32() == 1);
    }

    [Fact]
    public async Task Receivers_of_one_party_that_hang_do_not_hold_up_those_of_another()
    {
        await using var hanging = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        var over = new TaskCompletionSource();
        hanging.Answer = (_, _) => over.Task;
        await using var app = await Webhooks.StartAsync(settings: ("Webhooks:MostInFlight", "1"));
        var (id, _) = await app.SubscribeAsync(hanging);
        await app.SubscribeAsync(receiver, party: "LA");
        var ping = app.Client().DoAsync($"/webhooks/{id}/ping");
        await Webhooks.UntilAsync(() => hanging.All.Count == 1);

        await app.RecordAsync(1, 3);
        await Webhooks.UntilAsync(() => receiver.All.Count == 3);
        ping.IsCompleted.ShouldBeFalse();
        over.SetResult();
        await ping;
    }

    [Fact]
    public async Task What_comes_after_a_change_of_the_filters_is_judged_by_the_new_ones()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver, new CreateWebhook(receiver.Url, Pairs: ["VN-KH"], After: 0));
        await app.RecordAsync(1, 1, "VN-KH");
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 1);
        await app.Client().DoAsync($"/webhooks/{id}/change", new WebhookTerms(receiver.Url, Pairs: ["VN-LA"]));
        await app.RecordAsync(Envelope.Of(Envelope.Stream(2), 1), Envelope.Of(Envelope.Stream(3), 1, "VN-KH"), Envelope.Of(Envelope.Stream(4), 1));

        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 4);
        receiver.Positions.ShouldBe([1, 2, 4]);
    }

    [Fact]
    public async Task A_response_without_end_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async (_, http) =>
        {
            for (var sent = 0; sent < 2000 && !http.RequestAborted.IsCancellationRequested; sent++)
            {
                await http.Response.Body.WriteAsync(new byte[64 * 1024], http.RequestAborted);
            }
        };
        await using var app = await Webhooks.StartAsync();
        var (id, _) = await app.SubscribeAsync(receiver);
        await app.RecordAsync(1, 3);
        await app.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_the_delivering_replica_goes_the_other_goes_on_without_a_gap(bool killed)
    {
        const int events = 20;
        await using var receiver = await Receiver.StartAsync();
        await using var other = await Webhooks.StartAsync();
        await using var writer = await Webhooks.StartAsync(database: other.Database);
        receiver.Answer = (_, _) => Task.Delay(10, Token);
        var (id, _) = await writer.SubscribeAsync(receiver);
        await writer.RecordAsync(1, events);
        await Webhooks.UntilAsync(() => receiver.All.Count > 4);
        if (killed)
        {
            await other.Database.ExecuteAsync(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 102 and granted and database = (select oid from pg_database where datname = current_database())",
                Token);
        }
        else
        {
            await other.StopAsync();
        }

        await writer.UntilAsync(id, webhook => webhook.GetProperty("position").GetInt64() == events);
        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, events).Select(position => (long)position));
        receiver.All.Count.ShouldBeLessThanOrEqualTo(events + 2);
    }
}
