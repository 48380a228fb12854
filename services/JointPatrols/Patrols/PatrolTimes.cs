namespace BorderCoordination.JointPatrols.Patrols;

/// <summary>The spans of time that the rules go by. No treaty names them; they are the same for all pairs, unlike the deadlines that a pair agrees on.</summary>
internal static class PatrolTimes
{
    public static readonly TimeSpan LongestWindow = TimeSpan.FromDays(31);

    /// <summary>How long before its window a patrol may start.</summary>
    public static readonly TimeSpan EarlyMargin = TimeSpan.FromHours(2);

    /// <summary>How far a clock in the field may be ahead of ours.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
}
