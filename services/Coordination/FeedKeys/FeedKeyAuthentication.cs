using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>That an endpoint takes a key in the place of a token; metadata of it.</summary>
internal sealed record TakesFeedKey(FeedKeyScope Scope);

/// <summary>A key that came with a request, taken out of its address before anything else could see it there.</summary>
internal sealed record PresentedFeedKey(string Text);

/// <summary>
/// Lets whoever presents a key in, where keys are taken, as a reader of the key's party. A presented key counts and not a token besides it. Whatever is wrong with
/// it, the answer is the same.
/// </summary>
internal sealed class FeedKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, FeedKeyTable keys, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "FeedKey";

    /// <summary>How long a stream is held open before its reader presents the key again.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(5);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<PresentedFeedKey>() is not { } presented || Context.GetEndpoint()?.Metadata.GetMetadata<TakesFeedKey>() is not { } takes)
        {
            return AuthenticateResult.NoResult();
        }

        var now = clock.GetUtcNow();
        if (await keys.UseAsync(FeedKey.HashOf(presented.Text), now, Context.RequestAborted) is not { } key || !key.Scopes.Contains(takes.Scope))
        {
            return AuthenticateResult.Fail("The key is not in force here.");
        }

        Context.Features.Set(key);
        var identity = new ClaimsIdentity(
            [
                new Claim("sub", $"feed-key/{key.Id}"),
                new Claim("party", key.Party.Code),
                new Claim("roles", Roles.Reader),
                new Claim("exp", (now + Validity).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ],
            SchemeName, "sub", "roles");
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>As for a token: <c>401</c>, and the problem is written by whoever writes all of them.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>How often a key may be used, on each replica: calendar programs ask every few minutes, and a stream is opened every five.</summary>
internal sealed class FeedKeyRate : IDisposable
{
    public const int MostInMinute = 60;

    private readonly PartitionedRateLimiter<Guid> _limiter = PartitionedRateLimiter.Create<Guid, Guid>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostInMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool Allows(FeedKey key)
    {
        using var lease = _limiter.AttemptAcquire(key.Id);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
