using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>What a request counts against.</summary>
public enum RateBudget
{
    /// <summary>Whatever changes something.</summary>
    Commands,

    /// <summary>Whatever reads.</summary>
    Queries,

    /// <summary>Feeds; a long poll, and a stream for as long as it stays open, count as one request.</summary>
    Feeds,
}

/// <summary>How much one caller may ask of one replica; section <c>RateLimits</c>.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Whether anybody is limited at all.</summary>
    public bool Enabled { get; init; } = true;

    [ValidateObjectMembers]
    public Budget Commands { get; init; } = new() { RequestsPerMinute = 6000, AtOnce = 64 };

    [ValidateObjectMembers]
    public Budget Queries { get; init; } = new() { RequestsPerMinute = 12_000, AtOnce = 64 };

    [ValidateObjectMembers]
    public Budget Feeds { get; init; } = new() { RequestsPerMinute = 6000, AtOnce = 1000 };

    public Budget Of(RateBudget budget) => budget switch
    {
        RateBudget.Commands => Commands,
        RateBudget.Queries => Queries,
        RateBudget.Feeds => Feeds,
    };

    /// <summary>How much of one kind.</summary>
    internal sealed class Budget
    {
        /// <summary>Requests in a minute; all of them may come at once.</summary>
        [Range(1, 10_000_000)]
        public int RequestsPerMinute { get; init; }

        /// <summary>Requests that are being worked on at the same time; others wait.</summary>
        [Range(1, 100_000)]
        public int AtOnce { get; init; }
    }
}

/// <summary>Which budget an operation counts against: commands and queries by their method, unless its endpoint says otherwise.</summary>
public static class RateBudgets
{
    /// <summary>Counts an operation against the feeds.</summary>
    public static RouteHandlerBuilder CountsAsFeed(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new Counted(RateBudget.Feeds));

    /// <summary>Counts an endpoint against nothing.</summary>
    internal static IEndpointConventionBuilder NeverLimited(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new Counted(null));

    internal static RateBudget? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Counted>() is { } counted ? counted.Budget
        : HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? RateBudget.Queries
        : RateBudget.Commands;

    internal static string NameOf(RateBudget budget) => budget switch
    {
        RateBudget.Commands => "commands",
        RateBudget.Queries => "queries",
        RateBudget.Feeds => "feeds",
    };

    private sealed record Counted(RateBudget? Budget);
}
