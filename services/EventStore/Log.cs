using Microsoft.Extensions.Logging;

namespace BorderCoordination.EventStore;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "Lost the connection that hears of appends elsewhere; trying again in {BackOff}. Readers poll meanwhile.")]
    public static partial void ListenLost(this ILogger logger, Exception failure, TimeSpan backOff);

    [LoggerMessage(1002, LogLevel.Warning, "Could not tell other processes of an append; they find it when they poll.")]
    public static partial void NotifyLost(this ILogger logger, Exception failure);

    [LoggerMessage(1003, LogLevel.Warning, "The database is away; trying again in {BackOff}.")]
    public static partial void DatabaseAway(this ILogger logger, Exception failure, TimeSpan backOff);

    [LoggerMessage(1004, LogLevel.Information, "Applied step {Step} of the tables '{Part}'.")]
    public static partial void SchemaStepApplied(this ILogger logger, int step, string part);

    [LoggerMessage(1005, LogLevel.Information, "The tables are ready; events are written by the engine '{Engine}'.")]
    public static partial void SchemaReady(this ILogger logger, string engine);

    [LoggerMessage(1006, LogLevel.Warning, "Could not remove expired idempotency records; trying again later.")]
    public static partial void CleaningFailed(this ILogger logger, Exception failure);
}
