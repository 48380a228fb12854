using System.Diagnostics;

namespace BorderCoordination.ServiceDefaults.Telemetry;

/// <summary>
/// Carries a trace over what an ambient activity does not survive: the store, the broker, a parking table.
/// Contexts are W3C Trace Context: https://www.w3.org/TR/trace-context/
/// </summary>
public static class TraceContext
{
    /// <summary>The current <c>traceparent</c>, to be kept with whatever is stored; none outside any activity.</summary>
    public static string? Parent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null;

    /// <summary>The current <c>tracestate</c>.</summary>
    public static string? State => Activity.Current?.TraceStateString;

    /// <summary>Reads a context that came from elsewhere; the default when there is none or it makes no sense.</summary>
    public static ActivityContext Read(string? traceParent, string? traceState) =>
        ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context) ? context : default;

    /// <summary>
    /// Starts a span under a context from elsewhere. Where nobody listens, or the sampler declines, it starts an activity all the same that is never
    /// exported, so that what follows still belongs to the trace: ids stay continuous whoever records.
    /// </summary>
    public static Activity Start(ActivitySource source, string name, ActivityKind kind, string? traceParent, string? traceState)
    {
        var parent = Read(traceParent, traceState);
        return source.StartActivity(name, kind, parent) ?? Unrecorded(name, parent);
    }

    private static Activity Unrecorded(string name, ActivityContext parent)
    {
        var activity = new Activity(name).SetIdFormat(ActivityIdFormat.W3C);
        if (parent != default)
        {
            activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags);
            activity.TraceStateString = parent.TraceState;
        }

        return activity.Start();
    }
}
