using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Whether a webhook delivers.</summary>
internal enum WebhookStatus
{
    /// <summary>It delivers.</summary>
    Active,

    /// <summary>The last delivery has failed; it is tried again.</summary>
    Failing,

    /// <summary>It delivers nothing until it is resumed, and then goes on where it stopped.</summary>
    Paused,
}

/// <summary>A webhook as its party sees it.</summary>
/// <param name="Versions">These events come in these versions; all others as they were recorded.</param>
/// <param name="Status">Whether it delivers.</param>
/// <param name="PausedBecause">Why it does not.</param>
/// <param name="Position">Everything up to here was delivered, or did not pass the filters.</param>
/// <param name="Attempts">How often the next delivery has failed.</param>
/// <param name="FailingSince">When it failed first.</param>
/// <param name="NextAttemptAt">When it is tried again.</param>
/// <param name="PreviousSecretUntil">Until then deliveries carry a signature with the previous secret too.</param>
internal sealed record WebhookDetails(
    Guid Id, string Url, string? Description, IReadOnlyList<string> Types, IReadOnlyList<string> Services, IReadOnlyList<string> Pairs, IReadOnlyList<string> Versions,
    WebhookStatus Status, PauseReason? PausedBecause, DateTimeOffset? PausedAt, long Position, int Attempts, DateTimeOffset? FailingSince, DateTimeOffset? NextAttemptAt,
    DateTimeOffset? PreviousSecretUntil, string CreatedBy, DateTimeOffset CreatedAt)
{
    public static WebhookDetails Of(Webhook webhook, DateTimeOffset now) => new(
        webhook.Id, webhook.Url.OriginalString, webhook.Description, webhook.Types, webhook.Services, webhook.Pairs, webhook.Versions,
        webhook.PausedBecause is not null ? WebhookStatus.Paused : webhook.Attempts > 0 ? WebhookStatus.Failing : WebhookStatus.Active,
        webhook.PausedBecause, webhook.PausedAt, webhook.Position, webhook.Attempts, webhook.FailingSince, webhook.NextAttemptAt,
        webhook.PreviousSecretUntil > now ? webhook.PreviousSecretUntil : null, webhook.CreatedBy, webhook.CreatedAt);
}

/// <summary>A webhook with the secret that its deliveries are signed with; it is shown this once.</summary>
/// <param name="Secret"><c>whsec_</c> and base64; absent where the answer is a repetition.</param>
internal sealed record WebhookWithSecret(WebhookDetails Webhook, string? Secret);

internal static class WebhookDetailsSlice
{
    private const string OfParty = $"select {Webhook.Columns} from webhooks where party = $1 and id > $2 order by id limit $3";

    private const string One = $"select {Webhook.Columns} from webhooks where party = $1 and id = $2";

    public static void MapWebhookDetails(this IEndpointRouteBuilder webhooks)
    {
        webhooks.MapGet("/", ListAsync).WithName("ListWebhooks").WithSummary("The webhooks of the caller's party, in the order of their making.")
            .RequireRole(Roles.Reader).Produces<Page<WebhookDetails>>().Gives(ProblemTypes.MalformedRequest);
        webhooks.MapGet("/{webhookId:guid}", ReadAsync).WithName("GetWebhook").WithSummary("A webhook: its filters, how far it has got, whether it fails.")
            .RequireRole(Roles.Reader).Produces<WebhookDetails>().Refuses(WebhookRejections.Unknown);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, Actor actor, PageRequest page, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellationToken)
    {
        KnownParameters.DemandOnly(request.Query, "limit", "cursor");
        var found = await database.ListAsync(
            OfParty, [Sql.Value(actor.OwnOf()), Sql.Value(page.AfterId), Sql.Value(page.Limit + 1)], Webhook.Of, cancellationToken);
        return page.Answer([.. found.Select(webhook => WebhookDetails.Of(webhook, clock.GetUtcNow()))], webhook => webhook.Id.ToString());
    }

    private static async Task<IResult> ReadAsync(
        Guid webhookId, HttpContext http, Actor actor, NpgsqlDataSource database, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await database.ListAsync(One, [Sql.Value(actor.OwnOf()), Sql.Value(webhookId)], Webhook.Of, cancellationToken) is not [var webhook])
        {
            return Problems.Of(WebhookRejections.Unknown);
        }

        http.Response.Headers.ETag = $"\"{webhook.Version}\"";
        http.Response.Headers.CacheControl = "private, no-cache";
        Deprecation.Announce(http, webhook.Filter.Rendering.Deprecated);
        return TypedResults.Json(WebhookDetails.Of(webhook, clock.GetUtcNow()));
    }
}
