using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BorderCoordination.ServiceDefaults.Messaging;

/// <summary>Names of what the relay and the reactions tell of themselves.</summary>
public static class MessagingTelemetry
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Name = "BorderCoordination.Messaging";

    /// <summary>Spans <c>publish …</c> and <c>process …</c>.</summary>
    public static ActivitySource Source { get; } = new(Name);
}

/// <summary>The meter's instruments, one set for each host.</summary>
internal sealed class MessagingMetrics
{
    private readonly Counter<long> _published;
    private readonly Counter<long> _handled;
    private readonly Counter<long> _stops;

    public MessagingMetrics(IMeterFactory meters, RelayState relay)
    {
        var meter = meters.Create(MessagingTelemetry.Name);
        meter.CreateObservableGauge("relay.lag.events", () => relay.LagEvents, "{event}", "Events that are recorded and not yet confirmed by the broker");
        meter.CreateObservableGauge("relay.lag.duration", () => relay.Lag.TotalSeconds, "s", "Age of the oldest event that the broker has not confirmed");
        _published = meter.CreateCounter<long>("relay.published", "{event}", "Events confirmed by the broker");
        _stops = meter.CreateCounter<long>("relay.stops", "{stop}", "Times that an event could not be published at all");
        _handled = meter.CreateCounter<long>("reactions.handled", "{event}", "Deliveries to reactions, by what became of them");
    }

    public void Published(string exchange) => _published.Add(1, new KeyValuePair<string, object?>("messaging.destination.name", exchange));

    public void Stopped(string type) => _stops.Add(1, new KeyValuePair<string, object?>("event.type", type));

    public void Handled(string queue, string result) => _handled.Add(
        1, new KeyValuePair<string, object?>("messaging.destination.name", queue), new KeyValuePair<string, object?>("result", result));
}
