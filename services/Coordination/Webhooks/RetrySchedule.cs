namespace BorderCoordination.Coordination;

/// <summary>
/// When a delivery that has failed is tried again: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability
/// </summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
        TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private static readonly TimeSpan LongestWish = TimeSpan.FromHours(24);

    /// <summary>How long to wait; none when it has been tried often enough.</summary>
    /// <param name="attempts">How often it has been tried.</param>
    /// <param name="wish">What the receiver asks for (<c>Retry-After</c>); at most a day is granted.</param>
    /// <param name="jitter">From 0 to 1: up to a tenth longer, so that those who failed together do not come back together.</param>
    public static TimeSpan? After(int attempts, TimeSpan? wish, double jitter)
    {
        if (attempts > Waits.Length)
        {
            return null;
        }

        var wait = Waits[attempts - 1];
        var granted = wish > LongestWish ? LongestWish : wish ?? TimeSpan.Zero;
        return (granted > wait ? granted : wait) * (1 + (jitter / 10));
    }
}
