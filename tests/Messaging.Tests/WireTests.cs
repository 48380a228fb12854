using System.Text;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Messaging.Tests;

public sealed class WireTests
{
    [Fact]
    public async Task A_client_without_MassTransit_reads_an_event_as_CloudEvents()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange, "joint-patrols.patrol-confirmed.*.vn-la");
        await using var service = await TestService.StartAsync(
            with.Database, with.Broker.Uri, settings: ("Events:SchemaAddress", "https://coordination.example/schemas/"));
        var stream = Patrols.NewStream();

        await service.AppendAsync(stream, 0, 1, correlation: "dispatch 17/2026");
        await Infrastructure.UntilAsync(() => subscriber.Count == 1);

        var message = subscriber.Received[0];
        var id = message.Json.GetProperty("id").GetString();
        message.RoutingKey.ShouldBe("joint-patrols.patrol-confirmed.v1.vn-la");
        message.Properties.ContentType.ShouldBe("application/cloudevents+json");
        message.Properties.MessageId.ShouldBe(id);
        message.Properties.Type.ShouldBe(Patrols.ConfirmedType);
        message.Properties.CorrelationId.ShouldBe("dispatch 17/2026");
        message.Properties.Persistent.ShouldBeTrue();
        message.Properties.Timestamp.UnixTime.ShouldBe(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds());
        message.Json.GetProperty("specversion").GetString().ShouldBe("1.0");
        message.Json.GetProperty("subject").GetString().ShouldBe(stream.Subject);
        message.Json.GetProperty("dataschema").GetString().ShouldBe("https://coordination.example/schemas/joint-patrols.patrol-confirmed.v1.json");
        message.Json.GetProperty("data").GetProperty("by").GetString().ShouldBe("VN");
        message.Header("ce-id").ShouldBe(id);
        message.Header("ce-type").ShouldBe(Patrols.ConfirmedType);
        message.Header("ce-subject").ShouldBe(stream.Subject);
        message.Header("ce-pair").ShouldBe("VN-LA");
        message.Header("ce-unit").ShouldBe("Đồn Biên phòng Lao Bảo");
        message.Header("ce-sequence").ShouldBe("0000000001");
        message.Header("traceparent").ShouldBe(Patrols.TraceParent);
        message.Properties.Headers.ShouldNotBeNull().Keys.ShouldAllBe(name => !name.StartsWith("MT-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_ledger_fetches_are_the_bytes_that_were_published()
    {
        await using var with = await Infrastructure.StartAsync();
        var ledger = await Subscriber.OnLedgerAsync(with.Broker);
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        var (one, other) = (Patrols.NewStream(), Patrols.NewStream());
        await service.AppendAsync(one, 0, 3);
        await service.AppendAsync(other, 0, 2, Visibility.OnlyFor(Patrols.Vietnam));
        await service.AppendAsync(one, 3, 1);
        await Infrastructure.UntilAsync(() => ledger.Count == 6);

        var all = await service.Http.GetStringAsync("/events?after=0", Infrastructure.Token);
        var published = ledger.Received;
        all.ShouldBe(Page(published.Select((message, index) => (index + 1, message)), 6));

        var page = await service.Http.GetStringAsync("/events?after=2&limit=2", Infrastructure.Token);
        page.ShouldBe(Page([(3, published[2]), (4, published[3])], 4));

        var stream = await service.Http.GetStringAsync($"/events?stream={one.Id}&afterVersion=1", Infrastructure.Token);
        stream.ShouldBe(Page([(2, published[1]), (3, published[2]), (6, published[5])], 6));

        var end = await service.Http.GetStringAsync("/events?after=6", Infrastructure.Token);
        end.ShouldBe("""{"events":[],"next":6}""");
    }

    [Fact]
    public async Task The_ledger_learns_which_streams_have_changed_and_how_far_they_have_come()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);
        var (one, other) = (Patrols.NewStream(), Patrols.NewStream());
        await service.AppendAsync(one, 0, 3);
        await service.AppendAsync(other, 0, 2);
        await service.AppendAsync(one, 3, 1);

        var heads = await service.Http.GetStringAsync("/events/heads?after=1&limit=4", Infrastructure.Token);
        heads.ShouldBe(
            $$"""{"heads":[{"stream":"{{one.Id}}","subject":"{{one.Subject}}","version":3},{"stream":"{{other.Id}}","subject":"{{other.Subject}}","version":2}],"next":5}""");
        heads = await service.Http.GetStringAsync("/events/heads?after=5", Infrastructure.Token);
        heads.ShouldBe($$"""{"heads":[{"stream":"{{one.Id}}","subject":"{{one.Subject}}","version":4}],"next":6}""");
        (await service.Http.GetStringAsync("/events/heads?after=6", Infrastructure.Token)).ShouldBe("""{"heads":[],"next":6}""");
    }

    [Theory]
    [InlineData("/events?after=-1")]
    [InlineData("/events?after=first")]
    [InlineData("/events?limit=0")]
    [InlineData("/events?limit=501")]
    [InlineData("/events?stream=patrol")]
    [InlineData("/events?afterVersion=3")]
    [InlineData("/events?stream=0198aaaa-0000-7000-8000-000000000001&after=3")]
    [InlineData("/events/heads?after=-1")]
    [InlineData("/events/heads?limit=5001")]
    public async Task A_senseless_question_of_the_ledger_is_answered_with_400(string question)
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await TestService.StartAsync(with.Database, with.Broker.Uri);

        using var answer = await service.Http.GetAsync(question, Infrastructure.Token);

        ((int)answer.StatusCode).ShouldBe(400);
        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(Infrastructure.Token)).ShouldContain("urn:border-coordination:invalid-parameter");
    }

    private static string Page(IEnumerable<(int Sequence, Received Message)> events, long next) =>
        $$"""{"events":[{{string.Join(',', events.Select(e => $$"""{"sequence":{{e.Sequence}},"envelope":{{Encoding.UTF8.GetString(e.Message.Body)}}}"""))}}],"next":{{next}}}""";
}
