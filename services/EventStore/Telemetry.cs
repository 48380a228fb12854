using System.Diagnostics;
using System.Diagnostics.Metrics;
using BorderCoordination.Contracts;

namespace BorderCoordination.EventStore;

/// <summary>What the event store tells of itself: one span and one measurement per append.</summary>
public static class Telemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "BorderCoordination.EventStore";

    internal const string Aggregate = "event_store.aggregate";

    internal const string Outcome = "event_store.outcome";

    private static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> AppendDuration = Meter.CreateHistogram(
        "event_store.append.duration",
        "s",
        "Time from the command to its commit or refusal, with every repetition.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] });

    internal static readonly Counter<long> AppendRetries = Meter.CreateCounter<long>(
        "event_store.append.retries", "{retry}", "Transactions done again because another one came first.");

    internal static readonly Histogram<double> GapDuration = Meter.CreateHistogram<double>(
        "event_store.reader.gap.duration", "s", "Time the reader waited for the transactions behind a gap to end.");

    internal static Activity? StartAppend(StreamName stream) =>
        Source.StartActivity($"append {stream.Aggregate}")?.SetTag(Aggregate, stream.Aggregate).SetTag("event_store.stream", stream.Id.ToString());

    /// <summary>
    /// Metadata with the W3C Trace Context to be continued from the stored event (https://www.w3.org/TR/trace-context/). Where nothing is traced
    /// an id is made by hand, so that what follows still becomes one trace. Without a correlation the trace is it.
    /// </summary>
    internal static EventMetadata Traced(EventMetadata metadata)
    {
        if (metadata is { TraceParent: not null, CorrelationId: not null })
        {
            return metadata;
        }

        var current = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity : null;
        var traceId = current?.TraceId ?? ActivityTraceId.CreateRandom();
        var traced = metadata.TraceParent is not null ? metadata : metadata with
        {
            TraceParent = current?.Id ?? $"00-{traceId}-{ActivitySpanId.CreateRandom()}-01",
            TraceState = metadata.TraceState ?? current?.TraceStateString,
        };
        return traced.CorrelationId is not null ? traced : traced with { CorrelationId = TraceIdOf(traced.TraceParent) ?? traceId.ToString() };
    }

    /// <summary>Metadata of what is recorded together with something else, in the same trace.</summary>
    internal static EventMetadata TracedAs(this EventMetadata metadata, EventMetadata other) =>
        metadata with { CorrelationId = other.CorrelationId, TraceParent = other.TraceParent, TraceState = other.TraceState };

    private static string? TraceIdOf(string? traceParent) => ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToString() : null;
}
