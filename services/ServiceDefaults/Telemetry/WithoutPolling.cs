using System.Diagnostics;
using OpenTelemetry;

namespace BorderCoordination.ServiceDefaults.Telemetry;

/// <summary>
/// Leaves out database calls that belong to nothing, those of relays and readers that look for news every second: each would be a trace of its own.
/// </summary>
internal sealed class WithoutPolling : BaseProcessor<Activity>
{
    public override void OnStart(Activity activity)
    {
        if (activity.Source.Name == "Npgsql" && activity.Parent is null && activity.ParentSpanId == default)
        {
            activity.Unrecord();
        }
    }
}

internal static class UnrecordedActivity
{
    /// <summary>Keeps an activity, and those below it, from being exported.</summary>
    public static void Unrecord(this Activity activity)
    {
        activity.IsAllDataRequested = false;
        activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
