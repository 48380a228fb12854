using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;

namespace BorderCoordination.Coordination;

internal static class ChangeWebhookSlice
{
    /// <summary>What failed before may succeed at another address, and so is tried at once.</summary>
    private const string Assignments =
        "url = $2, description = $3, types = $4, services = $5, pairs = $6, versions = $7, attempts = 0, failing_since = null, next_attempt_at = null";

    public static void MapChangeWebhook(this IEndpointRouteBuilder webhooks) => webhooks
        .MapWebhookCommand("change", HandleAsync, "ChangeWebhook", "Replaces address, description and filters as a whole, for everything that is not delivered yet.")
        .Produces<WebhookDetails>();

    private static Task<IResult> HandleAsync(
        Guid webhookId, WebhookTerms command, TableCommand context, TargetConnection target, IHostEnvironment environment, CancellationToken cancellationToken) =>
        context.OnWebhookAsync(
            webhookId,
            async (webhook, transaction) => command.Check(context.Actor, target, environment.IsDevelopment()) is { None: false } faults
                ? new Writing.Refused(WebhookRejections.Invalid(faults))
                : context.Answer(command.Says(webhook) ? webhook : await transaction.UpdateAsync(
                    webhookId, Assignments, cancellationToken, [Sql.Value(command.Url), Sql.Text(command.Description), .. command.Filters()])),
            cancellationToken);

    private static bool Says(this WebhookTerms terms, Webhook webhook) =>
        terms.Url == webhook.Url.OriginalString
        && terms.Description == webhook.Description
        && webhook.Types.SequenceEqual(terms.Types ?? [])
        && webhook.Services.SequenceEqual(terms.Services ?? [])
        && webhook.Pairs.SequenceEqual(terms.Pairs ?? [])
        && webhook.Versions.SequenceEqual(terms.Versions ?? []);
}
