namespace BorderCoordination.Coordination;

/// <summary>Everything that Coordination logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "The ledger needs an operator: {Alarms} event(s) contradict it and stopped their streams, {Unreadable} could not be read (GET /admin/ledger)")]
    public static partial void NeedsOperator(this ILogger logger, int alarms, int unreadable);

    [LoggerMessage(EventId = 301, Level = LogLevel.Error, Message = "The ledger is paused: {Reason}")]
    public static partial void LedgerPaused(this ILogger logger, string reason);

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "The ledger cannot record and tries again")]
    public static partial void LedgerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 303, Level = LogLevel.Information, Message = "The ledger records again")]
    public static partial void LedgerResumed(this ILogger logger);

    [LoggerMessage(EventId = 310, Level = LogLevel.Warning, Message = "{Service} cannot be reconciled with the ledger and is tried again: {Reason}")]
    public static partial void SourceAway(this ILogger logger, string service, string reason);

    [LoggerMessage(EventId = 311, Level = LogLevel.Information, Message = "{Service} is being reconciled with the ledger again")]
    public static partial void SourceBack(this ILogger logger, string service);

    [LoggerMessage(EventId = 312, Level = LogLevel.Warning, Message = "{Service} does not hold what it held at sequence {Sequence}; it is reconciled from its beginning")]
    public static partial void SourceWentBack(this ILogger logger, string service, long sequence);

    [LoggerMessage(EventId = 313, Level = LogLevel.Warning, Message = "{Count} stream(s) of {Service} had events that the ledger lacked; they were fetched from there")]
    public static partial void Healed(this ILogger logger, int count, string service);

    [LoggerMessage(EventId = 314, Level = LogLevel.Information, Message = "This replica reconciles the ledger with its sources")]
    public static partial void HealingHere(this ILogger logger);

    [LoggerMessage(EventId = 315, Level = LogLevel.Warning, Message = "Reconciling failed and is tried again: {Reason}")]
    public static partial void HealingFailed(this ILogger logger, string reason);

    [LoggerMessage(EventId = 320, Level = LogLevel.Warning, Message = "The feeds cannot read the ledger and try again: {Reason}")]
    public static partial void FeedFailed(this ILogger logger, string reason);

    [LoggerMessage(EventId = 321, Level = LogLevel.Information, Message = "A subscriber that reads too slowly was cut off")]
    public static partial void SubscriberCutOff(this ILogger logger);

    [LoggerMessage(EventId = 330, Level = LogLevel.Error, Message = "The projection {Projection} cannot go on and tries again")]
    public static partial void ProjectionFailed(this ILogger logger, Exception exception, string projection);

    [LoggerMessage(EventId = 331, Level = LogLevel.Information, Message = "The projection {Projection} goes on again")]
    public static partial void ProjectionResumed(this ILogger logger, string projection);

    [LoggerMessage(EventId = 340, Level = LogLevel.Information, Message = "This replica delivers to the webhooks")]
    public static partial void DeliveringHere(this ILogger logger);

    [LoggerMessage(EventId = 341, Level = LogLevel.Warning, Message = "Delivering to webhooks failed and is tried again: {Reason}")]
    public static partial void DeliveryFailed(this ILogger logger, string reason);

    [LoggerMessage(EventId = 342, Level = LogLevel.Warning, Message = "The webhook {Webhook} of {Party} is paused: {Reason}")]
    public static partial void WebhookPaused(this ILogger logger, Guid webhook, string party, PauseReason reason);
}
