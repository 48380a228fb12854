namespace BorderCoordination.EventStore;

internal static class Clock
{
    /// <summary>Now in UTC, cut to the microsecond, which is what PostgreSQL keeps.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
