using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BorderCoordination.ServiceDefaults.Security;

/// <summary>
/// Bearer tokens (RFC 6750, RFC 9068 in spirit) of any OpenID Connect issuer. Whatever has no policy of its own is refused.
/// </summary>
internal static class SecuritySetup
{
    /// <exception cref="InvalidOperationException">The issuer or the audience is not configured.</exception>
    public static void AddSecurity(this IHostApplicationBuilder builder)
    {
        var authority = builder.Configuration.Required("Authentication:Authority");
        var audience = builder.Configuration.Required("Authentication:Audience");
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.Authority = authority;
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
            bearer.TokenValidationParameters.ValidAudience = audience;
            bearer.TokenValidationParameters.RoleClaimType = "roles";
            bearer.TokenValidationParameters.NameClaimType = "sub";
            bearer.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
            bearer.TokenValidationParameters.ValidAlgorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];
        });
        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => !IsOperation(context.Resource)).Build())
            .AddPolicy(Roles.Member, policy => policy.RequireRole(Roles.OfParties).RequireParty())
            .AddPolicy(Roles.Operator, policy => policy.RequireRole(Roles.Operator))
            .AddPolicy(Roles.Ledger, policy => policy.RequireRole(Roles.Ledger));
        foreach (var role in Roles.OfParties)
        {
            authorization.AddPolicy(role, policy => policy.RequireRole(role).RequireParty());
        }
    }

    /// <summary>A setting that there is no sensible default for.</summary>
    /// <exception cref="InvalidOperationException">It is missing; the message names its key.</exception>
    public static string Required(this IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value ? value : throw new InvalidOperationException($"The setting '{key}' is missing.");

    /// <summary>Whether it leads to an operation of ours, rather than nowhere or to the framework's own answer about methods and media types.</summary>
    private static bool IsOperation(object? resource) => resource is not HttpContext context || context.GetEndpoint() is RouteEndpoint;

    private static AuthorizationPolicyBuilder RequireParty(this AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(context => Actor.Find(context.User) is not null);
}
