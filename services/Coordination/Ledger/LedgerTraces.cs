using System.Diagnostics;

namespace BorderCoordination.Coordination;

/// <summary>
/// Keeps one trace from the request to the ledger: a batch has a span of its own that links to the traces it serves, and every event gets a short
/// one within the trace that brought it, or else within the one that is stored in its envelope (https://www.w3.org/TR/trace-context/).
/// </summary>
internal static class LedgerTraces
{
    private const int MostLinks = 100;

    public static Activity? StartBatch(IReadOnlyList<Arrival> arrivals) =>
        Telemetry.Source.HasListeners()
            ? Telemetry.Source.StartActivity(
                "ledger append", ActivityKind.Internal, parentContext: default,
                tags: [new(Telemetry.Tags.BatchSize, arrivals.Count)],
                links: [.. arrivals.Take(MostLinks).Select(ContextOf).Where(context => context != default).Select(context => new ActivityLink(context))])
            : null;

    /// <summary>One span and one measurement for every event that has got its position.</summary>
    public static void Record(Recorded recorded, DateTimeOffset started, DateTimeOffset committed)
    {
        var position = recorded.First;
        foreach (var arrival in recorded.Appended)
        {
            var type = new KeyValuePair<string, object?>(Telemetry.Tags.EventType, arrival.Envelope.Type);
            var service = new KeyValuePair<string, object?>(Telemetry.Tags.Service, arrival.Envelope.Service);
            Telemetry.Appended.Add(1, type);
            Telemetry.Lag.Record(Math.Max(0, (committed - arrival.Envelope.Time).TotalSeconds), service);
            if (Telemetry.Source.HasListeners())
            {
                using var activity = Telemetry.Source.StartActivity(
                    $"ledger.record {arrival.Envelope.Type}", ActivityKind.Internal, ContextOf(arrival),
                    tags: [type, new(Telemetry.Tags.EventId, arrival.Envelope.Id.ToString()), new(Telemetry.Tags.Position, position)],
                    startTime: started);
                activity?.SetEndTime(committed.UtcDateTime);
            }

            position++;
        }
    }

    private static ActivityContext ContextOf(Arrival arrival) =>
        arrival.Delivery.Context != default ? arrival.Delivery.Context
        : ActivityContext.TryParse(arrival.Envelope.TraceParent, arrival.Envelope.TraceState, isRemote: true, out var stored) ? stored
        : default;
}
