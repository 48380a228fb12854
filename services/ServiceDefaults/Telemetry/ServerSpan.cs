using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BorderCoordination.ServiceDefaults.Telemetry;

/// <summary>
/// Names the span of a request <c>{method} {route}</c> and says how it ended, which ASP.NET Core does not by itself; sees to it that there is one, so that
/// what is appended always belongs to a trace; keeps the probes of <c>/alive</c> and <c>/health</c> out of the traces.
/// https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
/// </summary>
internal sealed class ServerSpan(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        using var own = Activity.Current is null ? Start(http.Request) : null;
        var activity = Activity.Current!;
        if (http.Request.Path.Value is "/alive" or "/health")
        {
            activity.Unrecord();
        }

        var route = Route(http);
        try
        {
            await next(http);
        }
        catch (Exception fault)
        {
            activity.SetTag("error.type", fault.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            Describe(activity, http, route ?? Route(http));
        }
    }

    private static void Describe(Activity activity, HttpContext http, string? route)
    {
        var status = http.Response.StatusCode;
        activity.DisplayName = route is null ? http.Request.Method : $"{http.Request.Method} {route}";
        activity.SetTag("http.request.method", http.Request.Method)
            .SetTag("http.route", route)
            .SetTag("http.response.status_code", status)
            .SetTag("url.scheme", http.Request.Scheme)
            .SetTag("url.path", http.Request.Path.Value);
        if (status >= 500)
        {
            activity.SetStatus(ActivityStatusCode.Error);
            if (activity.GetTagItem("error.type") is null)
            {
                activity.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string? Route(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } text } ? "/" + text.Trim('/') : null;

    private static Activity Start(HttpRequest request) => TraceContext.Start(
        Unheard, "request", ActivityKind.Server, request.Headers.TraceParent.FirstOrDefault(), request.Headers.TraceState.FirstOrDefault());

    private static ActivitySource Unheard { get; } = new("BorderCoordination.Server");
}

/// <summary>Puts <see cref="ServerSpan"/> into the pipeline.</summary>
public static class ServerSpanSetup
{
    /// <summary>As the first of all, so that it sees what the others made of the request.</summary>
    public static IApplicationBuilder UseServerSpan(this IApplicationBuilder app) => app.UseMiddleware<ServerSpan>();
}
