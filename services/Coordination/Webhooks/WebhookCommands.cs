using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>What the commands on webhooks have in common: a reader's, on a webhook of its own party.</summary>
internal static class WebhookCommands
{
    private const string Find = $"select {Webhook.Columns} from webhooks where party = $1 and id = $2 for update";

    /// <summary>Maps a command on one webhook.</summary>
    public static RouteHandlerBuilder MapWebhookCommand(this IEndpointRouteBuilder webhooks, string verb, Delegate handler, string name, string summary) =>
        webhooks.MapPost($"/{{webhookId:guid}}/{verb}", handler).WithName(name).WithSummary(summary).RequireRole(Roles.Reader)
            .Gives(TableCommand.CanGive).Refuses(WebhookRejections.Unknown);

    /// <summary>Does something to a webhook of the caller's party.</summary>
    public static Task<IResult> OnWebhookAsync(
        this TableCommand command, Guid id, Func<Webhook, NpgsqlTransaction, Task<Writing>> write, CancellationToken cancellationToken) => command.ChangeAsync(
        async transaction => await OneAsync(transaction, Find, [Sql.Value(command.Actor.OwnOf()), Sql.Value(id)], cancellationToken),
        webhook => webhook.Version,
        write,
        WebhookRejections.Unknown,
        cancellationToken);

    /// <summary>Changes a webhook's row; counts as a change of its version.</summary>
    /// <param name="assignments">As in SQL; parameters begin with <c>$2</c>.</param>
    public static async Task<Webhook> UpdateAsync(
        this NpgsqlTransaction transaction, Guid id, string assignments, CancellationToken cancellationToken, params IEnumerable<NpgsqlParameter> parameters) =>
        (await OneAsync(
            transaction, $"update webhooks set version = version + 1, {assignments} where id = $1 returning {Webhook.Columns}", [Sql.Value(id), .. parameters], cancellationToken))!;

    /// <summary>The answer with the webhook as it is now.</summary>
    public static Writing Answer(this TableCommand command, Webhook webhook) => new Writing.Done(webhook.Version, WebhookDetails.Of(webhook, command.Now));

    public static async Task<Webhook?> OneAsync(NpgsqlTransaction transaction, string sql, IEnumerable<NpgsqlParameter> parameters, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(sql, transaction.Connection, transaction);
        query.Parameters.AddRange(parameters.ToArray());
        await using var rows = await query.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(cancellationToken) ? Webhook.Of(rows) : null;
    }
}
