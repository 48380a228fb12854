using System.Net;
using BorderCoordination.EventStore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BorderCoordination.Coordination;

/// <summary>Webhooks: the ledger posted to whoever subscribes, in the manner of Standard Webhooks 1.0 (https://www.standardwebhooks.com).</summary>
internal static class WebhooksModule
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks")
            .ValidateDataAnnotations()
            .Validate(options => options.IsComplete, "Webhooks:Keys have at least 32 characters each, Webhooks:AllowedNetworks are networks such as 10.20.0.0/16.")
            .ValidateOnStart();
        services.AddSchemaPart(WebhookTables.Part);
        services.TryAddSingleton<ResolveHost>(Dns.GetHostAddressesAsync);
        services.AddSingleton<TargetConnection>().AddSingleton<WebhookSecrets>().AddSingleton<WebhookSender>().AddSingleton<WebhookProgress>();
        services.AddHostedService<WebhookDelivery>();
        return services;
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapCreateWebhook();
        webhooks.MapWebhookDetails();
        webhooks.MapChangeWebhook();
        webhooks.MapPauseWebhook();
        webhooks.MapRotateWebhookSecret();
        webhooks.MapReplayWebhook();
        webhooks.MapPingWebhook();
        webhooks.MapWebhookLog();
        webhooks.MapDeleteWebhook();
    }
}
