using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Npgsql;

namespace BorderCoordination.Coordination;

internal static class DeleteWebhookSlice
{
    public static void MapDeleteWebhook(this IEndpointRouteBuilder webhooks) => webhooks
        .MapWebhookCommand("delete", HandleAsync, "DeleteWebhook", "Removes a webhook with its secret and its log; the answer is what it was last.")
        .Produces<WebhookDetails>();

    private static Task<IResult> HandleAsync(Guid webhookId, TableCommand context, CancellationToken cancellationToken) => context.OnWebhookAsync(
        webhookId,
        async (webhook, transaction) =>
        {
            await using var delete = new NpgsqlCommand("delete from webhooks where id = $1", transaction.Connection, transaction) { Parameters = { Sql.Value(webhookId) } };
            await delete.ExecuteNonQueryAsync(cancellationToken);
            return context.Answer(webhook);
        },
        cancellationToken);
}
