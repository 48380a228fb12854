using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

internal static class PauseWebhookSlice
{
    public static void MapPauseWebhook(this IEndpointRouteBuilder webhooks)
    {
        webhooks.MapWebhookCommand("pause", PauseAsync, "PauseWebhook", "Delivers nothing until it is resumed; nothing is lost meanwhile.").Produces<WebhookDetails>();
        webhooks.MapWebhookCommand("resume", ResumeAsync, "ResumeWebhook", "Goes on where it stopped, at once, whatever the reason was.").Produces<WebhookDetails>();
    }

    private static Task<IResult> PauseAsync(Guid webhookId, TableCommand context, CancellationToken cancellationToken) => context.OnWebhookAsync(
        webhookId,
        async (webhook, transaction) => context.Answer(webhook.PausedBecause is not null ? webhook : await transaction.UpdateAsync(
            webhookId, "paused_because = $2, paused_at = $3", cancellationToken, Sql.Value(nameof(PauseReason.Requested)), Sql.Value(context.Now))),
        cancellationToken);

    private static Task<IResult> ResumeAsync(Guid webhookId, TableCommand context, CancellationToken cancellationToken) => context.OnWebhookAsync(
        webhookId,
        async (webhook, transaction) => context.Answer(webhook is { PausedBecause: null, Attempts: 0 } ? webhook : await transaction.UpdateAsync(
            webhookId, "paused_because = null, paused_at = null, attempts = 0, failing_since = null, next_attempt_at = null", cancellationToken)),
        cancellationToken);
}
