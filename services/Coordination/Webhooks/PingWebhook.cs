using System.Security.Cryptography;
using System.Text.Json;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>How the receiver took a ping.</summary>
/// <param name="EventId">As in <c>webhook-id</c>.</param>
/// <param name="Status">What it answered; none when it did not.</param>
/// <param name="Failure">Why it was no success.</param>
internal sealed record PingResult(Guid EventId, int Milliseconds, int? Status, DeliveryFailure? Failure);

internal static class PingWebhookSlice
{
    private const string Type = "coordination.webhook-ping.v1";

    private const string Find = $"select {Webhook.Columns} from webhooks where party = $1 and id = $2";

    private const string Record =
        $"""
        with after as (update webhooks set deliveries = deliveries + 1 where id = $1 returning *),
        logged as ({WebhookLog.InsertAfter}), trimmed as ({WebhookLog.TrimAfter})
        select 1
        """;

    public static void MapPingWebhook(this IEndpointRouteBuilder webhooks) => webhooks
        .MapPost("/{webhookId:guid}/ping", HandleAsync).WithName("PingWebhook")
        .WithSummary("Posts a test event at once, also to a paused webhook, and tells how the receiver took it.")
        .RequireRole(Roles.Reader).Produces<PingResult>().Refuses(WebhookRejections.Unknown, WebhookRejections.SecretUnreadable);

    private static async Task<IResult> HandleAsync(
        Guid webhookId, Actor actor, WebhookSender sender, NpgsqlDataSource database, IOptions<WebhookOptions> options, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await database.ListAsync(Find, [Sql.Value(actor.OwnOf()), Sql.Value(webhookId)], Webhook.Of, cancellationToken) is not [var webhook])
        {
            return Problems.Of(WebhookRejections.Unknown);
        }

        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        var post = new Post(id, Type, Body(id, webhook, now), Position: null, Attempt: 1, TraceContext.Parent, TraceContext.State);
        DeliveryResult result;
        try
        {
            result = await sender.SendAsync(webhook, post, cancellationToken);
        }
        catch (CryptographicException)
        {
            return Problems.Of(WebhookRejections.SecretUnreadable);
        }

        await database.ListAsync(Record, WebhookLog.Entry(webhookId, post, result, now, options.Value.LoggedDeliveries), _ => true, cancellationToken);
        return TypedResults.Json(new PingResult(id, (int)result.Duration.TotalMilliseconds, result.Status, result.Failure));
    }

    private static byte[] Body(Guid id, Webhook webhook, DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            specversion = EventEnvelope.Version,
            id,
            source = EventEnvelope.SourcePrefix + "coordination",
            type = Type,
            subject = $"webhook/{webhook.Id}",
            time = now,
            datacontenttype = "application/json",
            data = new { webhookId = webhook.Id },
        },
        ContractJson.Options);
}
