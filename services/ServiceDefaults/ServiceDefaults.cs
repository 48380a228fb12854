using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Health;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using BorderCoordination.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;

namespace BorderCoordination.ServiceDefaults;

/// <summary>What every service starts with.</summary>
public static class ServiceDefaults
{
    /// <summary>HTTP conventions, security, rate limits, the event store, telemetry and health.</summary>
    /// <param name="service">The service's name as it stands in event types and routing keys: <c>joint-patrols</c>.</param>
    /// <param name="title">For people.</param>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string service, string title)
    {
        builder.AddTelemetry(service);
        builder.AddHttp();
        builder.AddKnownProxies();
        builder.AddEventStore(EventStoreEngines.InThisBuild);
        builder.AddSecurity();
        builder.AddRateLimits();
        builder.AddHealth();
        builder.AddApiDescription(service, title);
    }

    /// <summary>The order matters: who really asks, then errors, then the page that a browser opens without a token, then who it is and how much it may ask, then the operations.</summary>
    public static void MapServiceDefaults(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseServerSpan();
        app.UseProblems();
        app.MapApiDescription();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.MapHealth();
    }
}
