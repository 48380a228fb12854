using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>
/// Sees to it that no caller takes what belongs to all: so many requests for each party, and for each address that shows no token, and of them so many at
/// the same time. Commands, queries and feeds have a budget each. How much is left stands in every answer, in the manner of
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/. The budgets are those of one replica.
/// </summary>
internal sealed class RateLimits : IDisposable
{
    public const string MeterName = "BorderCoordination.RateLimits";

    private const int Window = 60;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly RateLimitOptions _options;
    private readonly Counter<long> _refused;
    private readonly PartitionedRateLimiter<Caller> _rates;
    private readonly PartitionedRateLimiter<Caller> _places;

    public RateLimits(IOptions<RateLimitOptions> options, IMeterFactory meters)
    {
        _options = options.Value;
        _refused = meters.Create(MeterName).CreateCounter<long>("requests.refused", "{request}", "Requests beyond the budget of their caller, by budget.");
        _rates = PartitionedRateLimiter.Create<Caller, Caller>(caller => RateLimitPartition.GetTokenBucketLimiter(caller, Rate));
        _places = PartitionedRateLimiter.Create<Caller, Caller>(caller => RateLimitPartition.GetConcurrencyLimiter(caller, Places));
    }

    public void Dispose()
    {
        _rates.Dispose();
        _places.Dispose();
    }

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var budget = RateBudgets.Of(http);
        if (!_options.Enabled || budget is null || http.User.IsInRole(Roles.Ledger))
        {
            await next(http);
            return;
        }

        var caller = new Caller(Name(http), budget.Value);
        using var rate = _rates.AttemptAcquire(caller);
        Tell(http, caller);
        using var place = rate.IsAcquired ? await _places.AcquireAsync(caller, permitCount: 1, http.RequestAborted) : null;
        if (place is not { IsAcquired: true })
        {
            await RefuseAsync(http, caller, rate);
            return;
        }

        await next(http);
    }

    /// <summary>Tokens trickle in, so that who has used up its budget goes on at its pace instead of waiting for a new window.</summary>
    private TokenBucketRateLimiterOptions Rate(Caller caller)
    {
        var most = _options.Of(caller.Budget).RequestsPerMinute;
        var tokens = Math.Max(1, most / Window);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = OneSecond * Window * tokens / most,
            QueueLimit = 0,
        };
    }

    /// <summary>Who comes in a burst waits for its own requests, not the others for it. A feed is held open, so that waiting for a place would be in vain.</summary>
    private ConcurrencyLimiterOptions Places(Caller caller)
    {
        var most = _options.Of(caller.Budget).AtOnce;
        return new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = caller.Budget == RateBudget.Feeds ? 0 : 4 * most, QueueProcessingOrder = QueueProcessingOrder.OldestFirst };
    }

    private void Tell(HttpContext http, Caller caller)
    {
        var most = _options.Of(caller.Budget).RequestsPerMinute;
        var left = _rates.GetStatistics(caller)?.CurrentAvailablePermits ?? most;
        var full = (((most - left) * Window) + most - 1) / most;
        var name = RateBudgets.NameOf(caller.Budget);
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={most};w={Window}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={full}");
    }

    private Task RefuseAsync(HttpContext http, Caller caller, RateLimitLease rate)
    {
        var name = RateBudgets.NameOf(caller.Budget);
        var wait = rate.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : OneSecond;
        _refused.Add(1, new KeyValuePair<string, object?>("budget", name));
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(ProblemTypes.TooManyRequests, $"The budget for {name} is used up; ask again after Retry-After.").ExecuteAsync(http);
    }

    /// <summary>A party, or else whom the token names, or else the network from which the request comes.</summary>
    private static string Name(HttpContext http) =>
        Party.TryParse(http.User.FindFirst("party")?.Value, out var party) ? $"party {party}"
        : http.User.FindFirst("sub")?.Value is { } person ? $"person {person}"
        : $"address {NetworkOf(http.Connection.RemoteIpAddress)}";

    /// <summary>An address of IPv4; of IPv6 the first 64 bits, for whoever has one such address has all that begin like it (https://www.rfc-editor.org/rfc/rfc6177).</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return $"{address?.MapToIPv4()}";
        }

        var network = address.GetAddressBytes();
        network.AsSpan(8).Clear();
        return $"{new IPAddress(network)}/64";
    }

    private readonly record struct Caller(string Name, RateBudget Budget);
}

/// <summary>How rate limits are put into a service.</summary>
internal static class RateLimitSetup
{
    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RateLimits>();
    }

    /// <summary>After it is known who asks, and before anything is done for it.</summary>
    public static void UseRateLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RateLimits>();
        app.Use(limits.InvokeAsync);
    }
}
