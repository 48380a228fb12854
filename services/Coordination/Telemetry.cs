using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BorderCoordination.Coordination;

/// <summary>What Coordination tells of itself. Names follow OpenTelemetry's manner; own ones start with the feature.</summary>
internal static class Telemetry
{
    public const string Name = "BorderCoordination.Coordination";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Appended = Meter.CreateCounter<long>("ledger.entries.appended", "{event}", "Events that the ledger has recorded.");

    public static readonly Histogram<double> Lag = Meter.CreateHistogram<double>(
        "ledger.lag.duration", "s", "From the time of an event to its place in the ledger.");

    public static readonly Counter<long> Alarms = Meter.CreateCounter<long>("ledger.alarms", "{alarm}", "Events that contradict the ledger.");

    public static readonly UpDownCounter<long> Subscribers = Meter.CreateUpDownCounter<long>("feed.subscribers", "{subscriber}", "Open event streams.");

    public static readonly Counter<long> CutOff = Meter.CreateCounter<long>("feed.subscribers.cut_off", "{subscriber}", "Event streams whose reader was too slow.");

    public static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("webhooks.deliveries", "{delivery}", "Attempts to deliver to webhooks, by outcome.");

    public static readonly Histogram<double> DeliveryDuration = Meter.CreateHistogram<double>(
        "webhooks.delivery.duration", "s", "How long a webhook's receiver took to answer.");

    public static class Tags
    {
        public const string Service = "service";
        public const string EventType = "event.type";
        public const string EventId = "event.id";
        public const string Position = "ledger.position";
        public const string Projection = "projection";
        public const string BatchSize = "ledger.batch.size";
    }
}
