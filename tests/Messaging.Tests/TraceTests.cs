using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.Messaging.Tests;

public sealed class TraceTests
{
    private const string Queue = "tests.answer-confirmation";

    private static readonly Guid Answers = Guid.Parse("0198aaaa-0000-7000-8000-00000000000d");

    [Fact]
    public async Task One_trace_leads_from_the_request_over_append_and_publication_to_the_reaction_and_what_it_records()
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("BorderCoordination.", StringComparison.Ordinal) || source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using var with = await Infrastructure.StartAsync();
        await using var service = await StartAsync(with);
        var trace = await ConfirmAsync(service);
        await Infrastructure.UntilAsync(() => spans.Any(span => span.TraceId.ToHexString() == trace && span.OperationName == $"process {Queue}"));

        var all = spans.Where(span => span.TraceId.ToHexString() == trace).ToArray();
        var request = all.Single(span => span.DisplayName == "POST /patrols/{id:guid}/confirm");
        var append = all.First(span => span.OperationName == "append patrol" && span.ParentSpanId == request.SpanId);
        var publish = all.First(span => span.OperationName == $"publish {Patrols.ConfirmedType}" && span.ParentSpanId == append.SpanId);
        var process = all.Single(span => span.OperationName == $"process {Queue}" && span.ParentSpanId == publish.SpanId);
        all.ShouldContain(span => span.OperationName == "append patrol" && span.ParentSpanId == process.SpanId);
        request.GetTagItem("http.route").ShouldBe("/patrols/{id:guid}/confirm");
        request.GetTagItem("http.response.status_code").ShouldBe(200);
        publish.Kind.ShouldBe(ActivityKind.Producer);
        publish.GetTagItem("messaging.destination.name").ShouldBe(Topology.Exchange);
        process.Kind.ShouldBe(ActivityKind.Consumer);
    }

    [Fact]
    public async Task The_trace_is_continuous_also_when_nobody_listens()
    {
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using var service = await StartAsync(with);
        var trace = await ConfirmAsync(service);
        await Infrastructure.UntilAsync(() => subscriber.Count == 2);

        subscriber.Received.ShouldAllBe(message => message.Header("traceparent")!.Contains(trace));
        subscriber.Received.ShouldAllBe(message => message.Json.GetProperty("traceparent").GetString()!.Contains(trace));
    }

    [Fact]
    public async Task A_caller_s_trace_is_continued()
    {
        await using var with = await Infrastructure.StartAsync();
        await using var service = await StartAsync(with);
        service.Http.DefaultRequestHeaders.Add("traceparent", Patrols.TraceParent);

        (await ConfirmAsync(service)).ShouldBe("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Spans_and_metrics_are_sent_over_OTLP_when_an_endpoint_is_set()
    {
        using var collector = new HttpListener();
        var address = $"http://127.0.0.1:{Random.Shared.Next(20_000, 30_000)}/";
        collector.Prefixes.Add(address);
        collector.Start();
        var received = new ConcurrentBag<string>();
        var collecting = CollectAsync(collector, received);
        await using var with = await Infrastructure.StartAsync();
        var subscriber = await Subscriber.OnAsync(with.Broker, Topology.Exchange);
        await using (var service = await TestService.StartAsync(
            with.Database, with.Broker.Uri, settings: [("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")]))
        {
            await ConfirmAsync(service);
            (await service.Http.GetAsync("/health", Infrastructure.Token)).EnsureSuccessStatusCode();
            await Infrastructure.UntilAsync(() => subscriber.Count == 1);
        }

        collector.Stop();
        await collecting;
        var traces = string.Concat(received.Where(request => request.StartsWith("/v1/traces", StringComparison.Ordinal)));
        traces.ShouldContain($"publish {Patrols.ConfirmedType}");
        traces.ShouldContain("POST /patrols/{id:guid}/confirm");
        traces.ShouldContain("messaging-tests");
        traces.ShouldNotContain("GET /health");
        received.ShouldContain(request => request.StartsWith("/v1/metrics", StringComparison.Ordinal) && request.Contains("relay.published"));
    }

    private static Task<TestService> StartAsync(Infrastructure with) => TestService.StartAsync(
        with.Database,
        with.Broker.Uri,
        messaging => messaging.AddReaction<AnswerConfirmation>(Queue, "joint-patrols.patrol-confirmed.*.*"),
        services => services.AddScoped<AnswerConfirmation>());

    private static async Task<string> ConfirmAsync(TestService service)
    {
        await Infrastructure.UntilAsync(() => service.Relay.BrokerConnected == true);
        await Task.Delay(500, Infrastructure.Token);
        using var answer = await service.Http.PostAsync($"/patrols/{Guid.CreateVersion7()}/confirm", null, Infrastructure.Token);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(Infrastructure.Token);
    }

    private static async Task CollectAsync(HttpListener collector, ConcurrentBag<string> received)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                received.Add(context.Request.RawUrl + Encoding.UTF8.GetString(body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    /// <summary>Answers the first confirmation it hears of with a fact of its own, and no other.</summary>
    internal sealed class AnswerConfirmation(IEventStore store) : IReaction
    {
        public async Task HandleAsync(Contracts.EventEnvelope envelope, CancellationToken cancellationToken)
        {
            if (envelope.PartitionKey != Answers)
            {
                await store.RecordAsync(new StreamName("patrol", Answers), null, cancellationToken);
            }
        }
    }
}
