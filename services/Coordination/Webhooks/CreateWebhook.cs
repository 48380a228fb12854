using System.Collections.Immutable;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary>Makes a webhook.</summary>
/// <param name="Url">An https address of the subscriber's, without user or fragment; http in Development only.</param>
/// <param name="Description">For people; 1 to 300 characters.</param>
/// <param name="Types">Only events of these types, by their names in the catalogue with the version; all when absent or empty.</param>
/// <param name="Services">Only events of these services.</param>
/// <param name="Pairs">Only events of these border pairs.</param>
/// <param name="Versions">These events in these versions, besides all others: <c>joint-patrols.patrol-team-declared.v1</c>.</param>
/// <param name="After">The position after which to begin; what is new from now on when neither this nor <paramref name="Since"/> is there.</param>
/// <param name="Since">Begin with what was recorded from this time on.</param>
internal sealed record CreateWebhook(
    string Url,
    string? Description = null,
    ImmutableArray<string>? Types = null,
    ImmutableArray<string>? Services = null,
    ImmutableArray<string>? Pairs = null,
    ImmutableArray<string>? Versions = null,
    long? After = null,
    DateTimeOffset? Since = null)
{
    public WebhookTerms Terms => new(Url, Description, Types, Services, Pairs, Versions);
}

internal static class CreateWebhookSlice
{
    /// <summary>Held while a webhook is made, so that two at once do not both become the last that a party may have.</summary>
    private const int CreationLock = 103;

    private static readonly string Lock = $"select pg_advisory_xact_lock({AdvisoryLocks.Space}, {CreationLock})";

    private const string Insert =
        $"""
        insert into webhooks (id, party, url, description, types, services, pairs, versions, secret, position, created_by, created_at)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 where (select count(*) from webhooks where party = $2) < $13
        returning {Webhook.Columns}
        """;

    public static void MapCreateWebhook(this IEndpointRouteBuilder webhooks) => webhooks.MapPost("/", HandleAsync)
        .WithName("CreateWebhook").WithSummary("Subscribes an address to what the caller's party may see; the answer shows the secret, this once.")
        .RequireRole(Roles.Reader).Produces<WebhookWithSecret>(StatusCodes.Status201Created)
        .Gives(TableCommand.CanGive).Refuses(WebhookRejections.TooMany, StartingPoint.Unknown);

    private static Task<IResult> HandleAsync(
        CreateWebhook command, TableCommand context, WebhookSecrets secrets, TargetConnection target, IOptions<WebhookOptions> options,
        IHostEnvironment environment, CancellationToken cancellationToken) => context.CreateAsync(
            async transaction =>
            {
                var faults = command.Terms.Check(context.Actor, target, environment.IsDevelopment());
                StartingPoint.Check(faults, command.After, command.Since);
                if (!faults.None)
                {
                    return new Writing.Refused(WebhookRejections.Invalid(faults));
                }

                await using (var held = new NpgsqlCommand(Lock, transaction.Connection, transaction))
                {
                    await held.ExecuteNonQueryAsync(cancellationToken);
                }

                if (await StartingPoint.FindAsync(transaction, command.After, command.Since, cancellationToken) is not { } position)
                {
                    return new Writing.Refused(StartingPoint.Unknown);
                }

                var (id, secret) = (Guid.CreateVersion7(context.Now), WebhookSecrets.New());
                var made = await WebhookCommands.OneAsync(transaction, Insert, Row(), cancellationToken);
                return made is null ? new Writing.Refused(WebhookRejections.TooMany) : Answer(made);

                NpgsqlParameter[] Row() =>
                [
                    Sql.Value(id), Sql.Value(context.Actor.OwnOf()), Sql.Value(command.Url), Sql.Text(command.Description), .. command.Terms.Filters(),
                    Sql.Value(secrets.Protect(id, secret)), Sql.Value(position), Sql.Value(context.Actor.Person), Sql.Value(context.Now), Sql.Value(options.Value.MostPerParty),
                ];

                Writing.Done Answer(Webhook webhook)
                {
                    var details = WebhookDetails.Of(webhook, context.Now);
                    return new Writing.Done(
                        webhook.Version, new WebhookWithSecret(details, WebhookSecrets.Show(secret)), new WebhookWithSecret(details, null), $"/webhooks/{webhook.Id}");
                }
            },
            cancellationToken);
}
