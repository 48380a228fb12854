using System.Globalization;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;
using NpgsqlTypes;

namespace BorderCoordination.Coordination;

/// <summary>An attempt at a delivery.</summary>
/// <param name="Number">Counts the attempts of the webhook.</param>
/// <param name="Position">The event's; none for a ping.</param>
/// <param name="EventId">As in <c>webhook-id</c>.</param>
/// <param name="Attempt">Which attempt at this event it was.</param>
/// <param name="Milliseconds">How long the receiver took.</param>
/// <param name="Status">What it answered; none when it did not.</param>
/// <param name="Failure">Why it was no success.</param>
internal sealed record LoggedDelivery(
    long Number, long? Position, Guid EventId, string Type, int Attempt, DateTimeOffset At, int Milliseconds, int? Status, DeliveryFailure? Failure);

/// <summary>The log of what was delivered, newest first, of which the latest are kept.</summary>
internal static class WebhookLog
{
    /// <summary>Follows an update that is called <c>after</c> and has counted the delivery; the parameters are those of <see cref="Entry"/>.</summary>
    public const string InsertAfter =
        """
        insert into webhook_deliveries (webhook_id, number, position, event_id, type, attempt, at, milliseconds, status, failure)
        select id, deliveries, $3, $4, $5, $6, $2, $7, $8, $9 from after
        """;

    /// <summary>Removes what is too old to be kept.</summary>
    public const string TrimAfter = "delete from webhook_deliveries d using after where d.webhook_id = after.id and d.number <= after.deliveries - $10";

    private const string Owned = "select true from webhooks where party = $1 and id = $2";

    private const string Latest =
        """
        select number, position, event_id, type, attempt, at, milliseconds, status, failure from webhook_deliveries
        where webhook_id = $1 and number < $2 order by number desc limit $3
        """;

    public static void MapWebhookLog(this IEndpointRouteBuilder webhooks) => webhooks.MapGet("/{webhookId:guid}/deliveries", ListAsync)
        .WithName("ListWebhookDeliveries").WithSummary("What was delivered, with status and duration, newest first; the latest are kept.")
        .RequireRole(Roles.Reader).Produces<Page<LoggedDelivery>>().Gives(ProblemTypes.MalformedRequest).Refuses(WebhookRejections.Unknown);

    /// <summary>Parameters <c>$1</c> (the webhook) to <c>$10</c> (how many entries are kept).</summary>
    public static IEnumerable<NpgsqlParameter> Entry(Guid webhook, Post post, DeliveryResult result, DateTimeOffset now, int kept) =>
    [
        Sql.Value(webhook), Sql.Value(now), new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = (object?)post.Position ?? DBNull.Value },
        Sql.Value(post.Id), Sql.Value(post.Type), Sql.Value(post.Attempt), Sql.Value((int)result.Duration.TotalMilliseconds), Sql.Whole(result.Status),
        Sql.Text(result.Failure?.ToString()), Sql.Value(kept),
    ];

    private static async Task<IResult> ListAsync(
        Guid webhookId, HttpRequest request, Actor actor, PageRequest page, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        KnownParameters.DemandOnly(request.Query, "limit", "cursor");
        var before = page.After is not { } cursor ? long.MaxValue
            : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new BadHttpRequestException("cursor: it is not one that this list has given.");
        if (await database.ListAsync(Owned, [Sql.Value(actor.OwnOf()), Sql.Value(webhookId)], row => row.GetBoolean(0), cancellationToken) is [])
        {
            return Problems.Of(WebhookRejections.Unknown);
        }

        var found = await database.ListAsync(Latest, [Sql.Value(webhookId), Sql.Value(before), Sql.Value(page.Limit + 1)], Read, cancellationToken);
        return page.Answer(found, delivery => delivery.Number.ToString(CultureInfo.InvariantCulture));
    }

    private static LoggedDelivery Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : row.GetInt64(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetInt32(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetInt32(6),
        row.IsDBNull(7) ? null : row.GetInt32(7),
        row.IsDBNull(8) ? null : Enum.Parse<DeliveryFailure>(row.GetString(8)));
}
