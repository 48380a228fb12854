using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

/// <summary>Sets a webhook back, or on.</summary>
/// <param name="After">The position after which to go on.</param>
/// <param name="Since">Go on with what was recorded from this time on.</param>
internal sealed record ReplayWebhook(long? After = null, DateTimeOffset? Since = null);

internal static class ReplayWebhookSlice
{
    public static void MapReplayWebhook(this IEndpointRouteBuilder webhooks) => webhooks
        .MapWebhookCommand("replay", HandleAsync, "ReplayWebhook", "Delivers again, in order, from a position or a time on; with neither, only what is new from now on.")
        .Produces<WebhookDetails>().Refuses(StartingPoint.Unknown);

    private static Task<IResult> HandleAsync(Guid webhookId, ReplayWebhook command, TableCommand context, CancellationToken cancellationToken) =>
        context.OnWebhookAsync(
            webhookId,
            async (webhook, transaction) =>
            {
                var faults = new Faults();
                StartingPoint.Check(faults, command.After, command.Since);
                return !faults.None ? new Writing.Refused(WebhookRejections.Invalid(faults))
                    : await StartingPoint.FindAsync(transaction, command.After, command.Since, cancellationToken) is not { } position
                        ? new Writing.Refused(StartingPoint.Unknown)
                    : context.Answer(await transaction.UpdateAsync(
                        webhookId, "position = $2, attempts = 0, failing_since = null, next_attempt_at = null", cancellationToken, Sql.Value(position)));
            },
            cancellationToken);
}
