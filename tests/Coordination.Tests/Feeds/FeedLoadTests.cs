using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.ServiceDefaults.Messaging;

namespace BorderCoordination.Coordination.Tests;

/// <summary>Many subscribers, slow ones, and all of them at once; by themselves, for they take what there is.</summary>
[Collection(nameof(FeedLoadTests))]
[CollectionDefinition(nameof(FeedLoadTests), DisableParallelization = true)]
public sealed class FeedLoadTests
{
    private const int Subscribers = 200;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hundred_subscribers_get_everything_once_and_in_order_also_when_all_of_them_come_back_at_the_same_moment()
    {
        const int before = 20;
        const int after = 10;
        await using var app = await CoordinationApp.StartAsync();
        using var http = app.Client();
        var streams = await Task.WhenAll(Enumerable.Range(0, Subscribers).Select(_ => EventStream.OpenAsync(http, "/feed/stream")));
        for (var first = 1; first <= before; first += 5)
        {
            await app.RecordAsync(first, 5);
        }

        // Each breaks off somewhere else, and all resume together while more is recorded.
        var taken = await Task.WhenAll(streams.Select(async (stream, number) =>
        {
            var ids = (await stream.TakeAsync(before - (number % before))).Select(sent => sent.Id).ToList();
            await stream.DisposeAsync();
            return ids;
        }));
        var recording = app.RecordAsync(before + 1, after);
        await Task.WhenAll(taken.Select(async ids =>
        {
            await using var resumed = await EventStream.OpenAsync(http, "/feed/stream", ids[^1]);
            ids.AddRange((await resumed.TakeAsync(before + after - ids.Count)).Select(sent => sent.Id));
        }));
        await recording;

        var all = Enumerable.Range(1, before + after).Select(position => (long)position).ToArray();
        taken.ShouldAllBe(ids => ids.SequenceEqual(all));
    }

    [Fact]
    public async Task A_subscriber_that_stops_reading_is_cut_off_and_goes_on_by_its_last_id_and_nobody_waits_for_it()
    {
        const int events = 600;
        await using var app = await CoordinationApp.StartAsync(settings: [new("Feeds:SlowestReader", "00:00:01")]);
        using var cutOff = new Counting("feed.subscribers.cut_off");
        using var http = app.Client();
        for (var first = 1; first <= events; first += 50)
        {
            await app.RecordAsync([.. Enumerable.Range(first, 50).Select(number => Large(Envelope.Stream(number)))]);
        }

        using var slow = await SlowReader.OpenAsync(http.BaseAddress!, http.DefaultRequestHeaders.Authorization!);
        await slow.ReadAsync(atLeast: 200_000);
        (await ReadAsync(http, after: 0, events)).ShouldBe(Enumerable.Range(1, events).Select(position => (long)position));
        await Webhooks.UntilAsync(() => cutOff.Count > 0);

        await slow.ReadAsync(atLeast: int.MaxValue);
        slow.Ids.Count.ShouldBeInRange(10, events - 1);
        slow.Ids.ShouldBe(Enumerable.Range(1, slow.Ids.Count).Select(position => (long)position));
        (await ReadAsync(http, slow.Ids[^1], events - slow.Ids.Count)).ShouldBe(Enumerable.Range(slow.Ids.Count + 1, events - slow.Ids.Count).Select(position => (long)position));
    }

    [Fact]
    public async Task A_page_for_a_stream_ends_where_it_has_bytes_enough()
    {
        await using var app = await CoordinationApp.StartAsync();
        await app.RecordAsync([.. Enumerable.Range(1, 10).Select(number => Large(Envelope.Stream(number)))]);

        var page = await app.Get<LedgerReader>().ReadAsync(0, null, 100, Token, mostBytes: 40_000);

        page.Entries.Count.ShouldBe(3);
        (page.Examined, page.Head).ShouldBe((3, 10));
    }

    /// <summary>An event of some 16 KB.</summary>
    private static Delivery Large(Guid stream)
    {
        var envelope = Envelope.Event(stream, 1);
        var data = JsonNode.Parse(envelope.Data.GetRawText())!;
        data["terms"]!["purpose"] = new string('a', 16_000);
        return new Delivery(Envelopes.Write(envelope with { Data = JsonSerializer.SerializeToElement(data) }));
    }

    /// <summary>Reads on after a position, and resumes wherever it is cut off.</summary>
    private static async Task<List<long>> ReadAsync(HttpClient http, long after, int count)
    {
        var ids = new List<long>();
        while (ids.Count < count)
        {
            await using var stream = await EventStream.OpenAsync(http, "/feed/stream", ids.Count == 0 ? after : ids[^1]);
            ids.AddRange((await stream.TakeAsync(count - ids.Count)).Select(sent => sent.Id));
        }

        return ids;
    }

    /// <summary>A subscriber whose system keeps little of what it does not read.</summary>
    private sealed class SlowReader(Socket socket) : IDisposable
    {
        private readonly StringBuilder _text = new();

        /// <summary>The ids of the events that have come whole.</summary>
        public IReadOnlyList<long> Ids =>
        [
            .. _text.ToString().Split("\n\n")[..^1].Where(sent => sent.Contains("\ndata: ", StringComparison.Ordinal))
                .Select(sent => long.Parse(sent.Split("id: ")[1].Split('\n')[0], CultureInfo.InvariantCulture)),
        ];

        public static async Task<SlowReader> OpenAsync(Uri address, AuthenticationHeaderValue token)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8192 };
            await socket.ConnectAsync(address.Host, address.Port, Token);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /feed/stream HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {token}\r\n\r\n"), Token);
            return new SlowReader(socket);
        }

        /// <summary>Reads so much, or to the end.</summary>
        public async Task ReadAsync(int atLeast)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                for (int read; _text.Length < atLeast && (read = await socket.ReceiveAsync(buffer, Token)) > 0;)
                {
                    _text.Append(Encoding.ASCII.GetString(buffer, 0, read));
                }
            }
            catch (SocketException)
            {
                // It was reset.
            }
        }

        public void Dispose() => socket.Dispose();
    }

    private sealed class Counting : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _count;

        public Counting(string instrument)
        {
            _listener.InstrumentPublished = (published, listener) =>
            {
                if (published.Meter.Name == Telemetry.Name && published.Name == instrument)
                {
                    listener.EnableMeasurementEvents(published);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
            _listener.Start();
        }

        public long Count => Interlocked.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
