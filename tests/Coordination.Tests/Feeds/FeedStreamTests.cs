using System.Text;

namespace BorderCoordination.Coordination.Tests;

public sealed class FeedStreamTests
{
    private static readonly Guid First = Envelope.Stream(1);

    [Fact]
    public async Task What_is_recorded_is_sent_at_once_with_its_position_and_type()
    {
        await using var app = await CoordinationApp.StartAsync();
        await using var stream = await EventStream.OpenAsync(app.Client(), "/feed/stream");

        await app.RecordAsync(Envelope.Of(First, 1));

        var (id, type, data) = (await stream.NextAsync()).ShouldNotBeNull();
        (id, type).ShouldBe((1, "joint-patrols.patrol-proposed.v1"));
        data.ShouldBe("{\"position\":1," + Encoding.UTF8.GetString(Envelope.Of(First, 1).Body.Span)[1..]);
        stream.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        stream.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        stream.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
    }

    [Fact]
    public async Task Resuming_by_the_last_id_loses_and_repeats_nothing_while_others_write()
    {
        await using var app = await CoordinationApp.StartAsync();
        await using var other = await CoordinationApp.StartAsync(app.Database);
        var writing = WriteAsync();
        var received = new List<long>();
        for (long? last = null; received.Count < 200;)
        {
            // The id of the last event wins over the URL.
            await using var stream = await EventStream.OpenAsync((received.Count % 3 == 0 ? app : other).Client(), "/feed/stream?after=0", last);
            received.AddRange((await stream.TakeAsync(Math.Min(23, 200 - received.Count))).Select(sent => sent.Id));
            last = received[^1];
        }

        await writing;
        received.ShouldBe(Enumerable.Range(1, 200).Select(position => (long)position));

        async Task WriteAsync()
        {
            for (var number = 1; number <= 200; number++)
            {
                await (number % 2 == 0 ? app : other).RecordAsync(Envelope.Of(Envelope.Stream(number), 1));
            }
        }
    }

    [Fact]
    public async Task The_stream_ends_with_the_token()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1));
        await using var stream = await EventStream.OpenAsync(app.Client(validity: TimeSpan.FromSeconds(6)), "/feed/stream");

        (await stream.NextAsync()).ShouldNotBeNull();
        (await stream.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_first_id_is_the_place_where_it_begins()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync(Envelope.Of(First, 1), Envelope.Of(First, 2));
        await using var stream = await EventStream.OpenAsync(app.Client(validity: TimeSpan.FromSeconds(2)), "/feed/stream?after=2");

        (await stream.NextAsync()).ShouldBeNull();
        stream.LastId.ShouldBe(2);
    }
}
