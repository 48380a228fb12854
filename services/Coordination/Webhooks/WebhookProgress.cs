using BorderCoordination.EventStore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>What becomes of a webhook after a failed attempt.</summary>
internal readonly record struct Setback(DateTimeOffset? NextAttemptAt, PauseReason? Pause)
{
    private const int Gone = 410;

    public static Setback After(DeliveryResult failed, int attempts, DateTimeOffset now, double jitter) =>
        failed.Status == Gone ? new Setback(null, PauseReason.Gone)
        : RetrySchedule.After(attempts, failed.RetryAfter, jitter) is { } wait ? new Setback(now + wait, null)
        : new Setback(null, PauseReason.Failing);
}

/// <summary>
/// Keeps how far every webhook has got. The position moves after success only, and only from where the delivery began: what was set back or on meanwhile
/// stays as it was set.
/// </summary>
internal sealed class WebhookProgress(NpgsqlDataSource database, IOptions<WebhookOptions> options, TimeProvider clock)
{
    private const string Due = "select id from webhooks where paused_because is null and (next_attempt_at is null or next_attempt_at <= $1) order by id";

    private const string One = $"select {Webhook.Columns} from webhooks where id = $1";

    private const string NoteExamined =
        $"update webhooks set position = case when position = $2 and version = $4 then $3 else position end where id = $1 returning {Webhook.Columns}";

    private const string PauseHere =
        "update webhooks set paused_because = $3, paused_at = $4, next_attempt_at = null, version = version + 1 where id = $1 and version = $2 and paused_because is null";

    private const string Record =
        $"""
        with after as (
            update webhooks set
                deliveries = deliveries + 1,
                position = case when $13 and position = $11 then $14 else position end,
                attempts = case when $13 then 0 when version = $12 then $15 else attempts end,
                failing_since = case when $13 then null when version = $12 then coalesce(failing_since, $2) else failing_since end,
                next_attempt_at = case when $13 then null when version = $12 then $16 else next_attempt_at end,
                paused_because = case when version = $12 then coalesce(paused_because, $17) else paused_because end,
                paused_at = case when version = $12 and $17 is not null then $2 else paused_at end,
                version = case when version = $12 and $17 is not null then version + 1 else version end
            where id = $1 returning *),
        logged as ({WebhookLog.InsertAfter}),
        trimmed as ({WebhookLog.TrimAfter})
        select {Webhook.Columns} from after
        """;

    /// <summary>The webhooks for which something may be delivered.</summary>
    public Task<List<Guid>> DueAsync(CancellationToken cancellationToken) =>
        database.ListAsync(Due, [Sql.Value(clock.GetUtcNow())], row => row.GetGuid(0), cancellationToken);

    public Task<Webhook?> FindAsync(Guid id, CancellationToken cancellationToken) => OneAsync(One, cancellationToken, Sql.Value(id));

    /// <summary>Notes that what lies before a position does not pass the filters, unless these have been changed, and reads the webhook anew.</summary>
    public Task<Webhook?> NoteExaminedAsync(Webhook webhook, long examined, CancellationToken cancellationToken) => examined == webhook.Position
        ? FindAsync(webhook.Id, cancellationToken)
        : OneAsync(NoteExamined, cancellationToken, Sql.Value(webhook.Id), Sql.Value(webhook.Position), Sql.Value(examined), Sql.Value(webhook.Version));

    /// <summary>Records an attempt, and reads the webhook anew.</summary>
    public Task<Webhook?> RecordAsync(Webhook webhook, Post post, DeliveryResult result, CancellationToken cancellationToken)
    {
        var (now, attempts) = (clock.GetUtcNow(), webhook.Attempts + 1);
        var setback = result.Failure is null ? default : Setback.After(result, attempts, now, Random.Shared.NextDouble());
        return OneAsync(
            Record,
            cancellationToken,
            [
                .. WebhookLog.Entry(webhook.Id, post, result, now, options.Value.LoggedDeliveries),
                Sql.Value(webhook.Position), Sql.Value(webhook.Version), Sql.Value(result.Failure is null), Sql.Value(post.Position!.Value), Sql.Value(attempts),
                Sql.Time(setback.NextAttemptAt), Sql.Text(setback.Pause?.ToString()),
            ]);
    }

    /// <summary>Pauses a webhook whose secret cannot be read.</summary>
    public async Task PauseAsync(Webhook webhook, PauseReason reason, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PauseHere);
        command.Parameters.AddRange((NpgsqlParameter[])[Sql.Value(webhook.Id), Sql.Value(webhook.Version), Sql.Value(reason.ToString()), Sql.Value(clock.GetUtcNow())]);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Webhook?> OneAsync(string sql, CancellationToken cancellationToken, params IEnumerable<NpgsqlParameter> parameters) =>
        await database.ListAsync(sql, parameters, Webhook.Of, cancellationToken) is [var found] ? found : null;
}
