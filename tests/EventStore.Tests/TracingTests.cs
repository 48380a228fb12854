using System.Diagnostics;
using BorderCoordination.EventStore.BuiltIn;

namespace BorderCoordination.EventStore.Tests;

public sealed class TracingTests
{
    [Fact]
    public async Task Without_any_tracing_each_append_begins_a_trace_that_can_be_continued()
    {
        await using var store = await TestStore.StartAsync(BuiltInEngine.EngineName);
        Activity.Current = null;

        var metadata = (await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose())).Events[0].Metadata;

        ActivityContext.TryParse(metadata.TraceParent, null, out var context).ShouldBeTrue();
        context.TraceFlags.ShouldBe(ActivityTraceFlags.Recorded);
        metadata.CorrelationId.ShouldBe(context.TraceId.ToString());
    }

    [Fact]
    public async Task The_append_is_a_span_of_the_callers_trace_and_is_what_the_event_keeps()
    {
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == Telemetry.Name, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        var ended = new List<Activity>();
        listener.ActivityStopped = ended.Add;
        ActivitySource.AddActivityListener(listener);
        await using var store = await TestStore.StartAsync(BuiltInEngine.EngineName);
        using var request = new Activity("request") { TraceStateString = "vendor=1" }.Start();

        var metadata = (await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose())).Events[0].Metadata;

        var append = ended.Single(activity => activity.TraceId == request.TraceId);
        append.DisplayName.ShouldBe("append patrol");
        append.ParentSpanId.ShouldBe(request.SpanId);
        (metadata.TraceParent, metadata.TraceState, metadata.CorrelationId).ShouldBe((append.Id, "vendor=1", request.TraceId.ToString()));
    }

    [Fact]
    public async Task What_the_caller_says_of_trace_and_correlation_stands()
    {
        await using var store = await TestStore.StartAsync(BuiltInEngine.EngineName);
        var said = Patrol.ByVietnam with { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };

        var metadata = (await store.CommittedAsync(Patrol.NewStream(), Patrol.Propose(), new Intent<Patrol>(_ => said))).Events[0].Metadata;

        metadata.ShouldBe(said with { CorrelationId = "0af7651916cd43dd8448eb211c80319c" });
    }
}
