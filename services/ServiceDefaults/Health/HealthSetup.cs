using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace BorderCoordination.ServiceDefaults.Health;

/// <summary>
/// <c>/alive</c>: the process answers. <c>/health</c>: 503 when the database is away; 200 <c>Degraded</c> when the broker is, or when something lags,
/// for commands are accepted all the same. The word is all that an anonymous caller learns.
/// </summary>
internal static class HealthSetup
{
    public static void AddHealth(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().NeverLimited();
        routes.MapHealthChecks("/health").AllowAnonymous().NeverLimited();
    }
}
