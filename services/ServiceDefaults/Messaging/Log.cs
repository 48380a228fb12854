using Microsoft.Extensions.Logging;

namespace BorderCoordination.ServiceDefaults.Messaging;

internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "This replica's relay publishes")]
    public static partial void RelayLeads(this ILogger logger);

    [LoggerMessage(2001, LogLevel.Warning, "This replica's relay has lost the leadership")]
    public static partial void RelayFollows(this ILogger logger);

    [LoggerMessage(2002, LogLevel.Warning, "The relay cannot ask for the leadership")]
    public static partial void RelayCannotLead(this ILogger logger, Exception fault);

    [LoggerMessage(2003, LogLevel.Warning, "The relay was interrupted; it goes on from its checkpoint")]
    public static partial void RelayInterrupted(this ILogger logger, Exception fault);

    [LoggerMessage(2004, LogLevel.Error, "The relay stands before event {EventId} of type {EventType}, which cannot be published; nothing after it is")]
    public static partial void RelayStopped(this ILogger logger, Exception fault, Guid eventId, string eventType);

    [LoggerMessage(2005, LogLevel.Debug, "The relay's lag could not be measured")]
    public static partial void LagUnknown(this ILogger logger, Exception fault);

    [LoggerMessage(2010, LogLevel.Warning, "Queue {Queue} waits: {Reason}")]
    public static partial void ReactionWaits(this ILogger logger, string queue, string reason, Exception fault);

    [LoggerMessage(2011, LogLevel.Error, "Queue {Queue} is paused: this build does not know {EventType}")]
    public static partial void ReactionPaused(this ILogger logger, string queue, string eventType);

    [LoggerMessage(2012, LogLevel.Warning, "Queue {Queue}: attempt {Attempt} at message {MessageId} failed")]
    public static partial void ReactionFailed(this ILogger logger, string queue, int attempt, string? messageId, Exception fault);

    [LoggerMessage(2013, LogLevel.Error, "Queue {Queue}: message {MessageId} is parked after {Attempts} attempts")]
    public static partial void MessageParked(this ILogger logger, string queue, string? messageId, int attempts, Exception fault);

    [LoggerMessage(2014, LogLevel.Information, "Queue {Queue}: parked message {Id} was released and handled")]
    public static partial void MessageReleased(this ILogger logger, string queue, Guid id);
}
