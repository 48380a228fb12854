using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>The largest request body of an operation that takes more than others, in bytes; metadata of its endpoint.</summary>
public sealed record LargestBody(long Bytes);

internal static class HttpSetup
{
    /// <summary>The largest request body, in bytes.</summary>
    public const int MaximumRequestBytes = 256 * 1024;

    /// <summary>
    /// Who sends more than is allowed is still listened to for so long, in bytes: a server that hangs up in the middle of a body takes its own answer with it.
    /// </summary>
    private const int DrainedBytes = 8 * 1024 * 1024;

    public static void AddHttp(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<HttpOptions>().BindConfiguration("Http").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsFaults>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<CommandMetrics>();
        builder.Services.Configure<JsonOptions>(json => StrictJson.Configure(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = DrainedBytes;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddExceptionHandler<RequestFaults>();
    }

    /// <summary>Every error, also the framework's own, becomes a problem.</summary>
    public static void UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages();
        app.Use(RefuseLargeBody);
    }

    private static Task RefuseLargeBody(HttpContext http, RequestDelegate next)
    {
        var most = http.GetEndpoint()?.Metadata.GetMetadata<LargestBody>()?.Bytes ?? MaximumRequestBytes;

        // A body whose length is not told is cut off where it passes the limit; of one whose length is, more is listened to than is taken.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = http.Request.ContentLength is null ? most : most + DrainedBytes;
        }

        if (http.Request.ContentLength > most)
        {
            throw new Microsoft.AspNetCore.Http.BadHttpRequestException($"At most {most} bytes are taken.", StatusCodes.Status413PayloadTooLarge);
        }

        return next(http);
    }
}
