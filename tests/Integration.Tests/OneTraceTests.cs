using BorderCoordination.Integration.Tests.Running;
using BorderCoordination.Local;
using BorderCoordination.Testing;

namespace BorderCoordination.Integration.Tests;

public sealed class OneTraceTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Caller = "00f067aa0ba902b7";

    [Fact]
    public async Task From_the_request_to_the_ledger_it_is_one_chain_in_the_callers_trace()
    {
        await using var receiver = await TraceReceiver.StartAsync();
        await using var system = await BorderCoordinationSystem.StartAsync(
            telemetry: receiver.Address, environment: _ => new Dictionary<string, string?> { ["OTEL_BSP_SCHEDULE_DELAY"] = "100" });
        using var north = system.As("VN", Service.JointPatrols);
        await north.ProposeAsync(traceParent: $"00-{TraceId}-{Caller}-01");

        const string Recorded = "ledger.record joint-patrols.patrol-proposed.v1";
        await Eventually.BecomesTrueAsync(() => Task.FromResult(ChainTo(Recorded, receiver.Spans)[^1].Parent == Caller), TestContext.Current.CancellationToken);

        ReceivedSpan[] chain = [.. ChainTo(Recorded, receiver.Spans).AsEnumerable().Reverse()];
        var told = string.Join(" > ", chain.Select(span => $"{span.Service}: {span.Name}"));
        (string, string)[] expected =
        [
            ("joint-patrols", "POST /patrols"),
            ("joint-patrols", "append patrol"),
            ("joint-patrols", "publish joint-patrols.patrol-proposed.v1"),
            ("coordination", Recorded),
        ];
        chain.Select(span => (span.Service, span.Name)).ShouldBe(expected, told);
        var spans = receiver.Spans;
        var ids = spans.Select(span => span.Id).Append(Caller).ToHashSet();
        spans.Where(span => span.TraceId == TraceId && !ids.Contains(span.Parent)).ShouldBeEmpty("Every parent is known.");
    }

    /// <summary>That span and those above it, as far as they have arrived.</summary>
    private static List<ReceivedSpan> ChainTo(string name, IReadOnlyList<ReceivedSpan> spans)
    {
        var own = spans.Where(span => span.TraceId == TraceId).ToArray();
        List<ReceivedSpan> chain = [];
        for (var span = own.SingleOrDefault(span => span.Name == name); span is not null; span = own.SingleOrDefault(above => above.Id == chain[^1].Parent))
        {
            chain.Add(span);
        }

        return chain.Count > 0 ? chain : [new ReceivedSpan("", "", "", "", "")];
    }
}
