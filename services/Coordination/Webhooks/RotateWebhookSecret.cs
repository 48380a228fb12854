using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

/// <summary>Gives a webhook another secret.</summary>
/// <param name="OverlapHours">So long deliveries are signed with the previous secret too, 0 to 168; 24 when absent.</param>
internal sealed record RotateWebhookSecret(int? OverlapHours = null);

internal static class RotateWebhookSecretSlice
{
    private const int UsualOverlap = 24;

    private const int LongestOverlap = 168;

    public static void MapRotateWebhookSecret(this IEndpointRouteBuilder webhooks) => webhooks
        .MapWebhookCommand("rotate-secret", HandleAsync, "RotateWebhookSecret", "Gives another secret, shown this once; both sign for the stated time, unless the one before can no longer be read.")
        .Produces<WebhookWithSecret>();

    private static Task<IResult> HandleAsync(
        Guid webhookId, RotateWebhookSecret command, TableCommand context, WebhookSecrets secrets, CancellationToken cancellationToken) => context.OnWebhookAsync(
            webhookId,
            async (webhook, transaction) =>
            {
                var faults = new Faults();
                faults.When(command.OverlapHours is < 0 or > LongestOverlap, "/overlapHours", $"A number from 0 to {LongestOverlap} is expected.");
                if (!faults.None)
                {
                    return new Writing.Refused(WebhookRejections.Invalid(faults));
                }

                var secret = WebhookSecrets.New();
                var rotated = await transaction.UpdateAsync(
                    webhookId, "previous_secret = case when $4 then secret end, previous_secret_until = case when $4 then $2::timestamptz end, secret = $3", cancellationToken,
                    Sql.Value(context.Now.AddHours(command.OverlapHours ?? UsualOverlap)), Sql.Value(secrets.Protect(webhookId, secret)), Sql.Value(secrets.CanRead(webhook.Secret)));
                var details = WebhookDetails.Of(rotated, context.Now);
                return new Writing.Done(rotated.Version, new WebhookWithSecret(details, WebhookSecrets.Show(secret)), new WebhookWithSecret(details, null));
            },
            cancellationToken);
}
