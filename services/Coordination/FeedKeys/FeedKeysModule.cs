using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace BorderCoordination.Coordination;

/// <summary>Keys in the place of tokens, for programs that can only be given an address.</summary>
internal static class FeedKeysModule
{
    public const string Parameter = "key";

    public static WebApplicationBuilder AddFeedKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddSchemaPart(FeedKeyTable.Part);
        builder.Services.AddSingleton<FeedKeyTable>();
        builder.Services.AddSingleton<FeedKeyRate>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, FeedKeyAuthentication>(FeedKeyAuthentication.SchemeName, null);
        builder.Services.Configure<JwtBearerOptions>(
            JwtBearerDefaults.AuthenticationScheme,
            bearer => bearer.ForwardDefaultSelector = http =>
                http.Features.Get<PresentedFeedKey>() is not null && http.GetEndpoint()?.Metadata.GetMetadata<TakesFeedKey>() is not null ? FeedKeyAuthentication.SchemeName : null);

        // The framework writes a request's address down before anybody can take the key out of it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", level => level >= LogLevel.Warning);
        return builder;
    }

    /// <summary>
    /// As the first of all: takes the key out of the address, so that it stands in no trace, log, problem or link, wherever it was sent.
    /// </summary>
    public static void UseFeedKeys(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.Request.Query.TryGetValue(Parameter, out var key))
        {
            http.Features.Set(new PresentedFeedKey(key.ToString()));
            http.Request.QueryString = QueryString.Create(
                http.Request.Query.Where(parameter => !string.Equals(parameter.Key, Parameter, StringComparison.OrdinalIgnoreCase)));
        }

        return next(http);
    });

    /// <summary>
    /// Lets an endpoint take a key. A page of any origin may then read it, for a key is all that is needed and no cookie is ever looked at
    /// (https://fetch.spec.whatwg.org/#http-cors-protocol); with a token it may not, as a token asks for a preflight that nothing here answers.
    /// </summary>
    public static RouteHandlerBuilder TakesFeedKey(this RouteHandlerBuilder endpoint, FeedKeyScope scope) => endpoint
        .WithMetadata(new TakesFeedKey(scope))
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Features.Get<FeedKey>() is not { } key)
            {
                return await next(context);
            }

            http.Response.Headers.AccessControlAllowOrigin = "*";
            if (http.RequestServices.GetRequiredService<FeedKeyRate>().Allows(key))
            {
                return await next(context);
            }

            http.Response.Headers.RetryAfter = "60";
            return Problems.Of(ProblemTypes.TooManyRequests, $"A key is used at most {FeedKeyRate.MostInMinute} times a minute.");
        });
}
