using System.Diagnostics;
using BorderCoordination.ServiceDefaults.Telemetry;

namespace BorderCoordination.Coordination;

/// <summary>Continues the trace of the event with a span for every delivery; nothing in it tells the path of the address, nor a secret.</summary>
internal static class WebhookTraces
{
    public static Activity Start(Webhook webhook, Post post)
    {
        var activity = TraceContext.Start(Telemetry.Source, $"webhook deliver {post.Type}", ActivityKind.Client, post.TraceParent, post.TraceState);
        return activity.IsAllDataRequested
            ? activity.SetTag(Telemetry.Tags.EventType, post.Type)
                .SetTag(Telemetry.Tags.EventId, post.Id.ToString())
                .SetTag(Telemetry.Tags.Position, post.Position)
                .SetTag("webhook.id", webhook.Id.ToString())
                .SetTag("webhook.attempt", post.Attempt)
                .SetTag("server.address", webhook.Url.Host)
            : activity;
    }

    public static void Record(Activity activity, DeliveryResult result)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", result.Failure is null ? "delivered" : "failed");
        Telemetry.Deliveries.Add(1, outcome);
        Telemetry.DeliveryDuration.Record(result.Duration.TotalSeconds, outcome);
        activity.SetTag("http.response.status_code", result.Status);
        if (result.Failure is { } failure)
        {
            activity.SetTag("error.type", failure.ToString()).SetStatus(ActivityStatusCode.Error);
        }
    }
}
