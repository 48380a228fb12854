using System.Security.Claims;
using BorderCoordination.Contracts;
using Microsoft.AspNetCore.Http;

namespace BorderCoordination.ServiceDefaults.Security;

/// <summary>The authenticated caller: for which party it acts, from which unit, who it is. Nothing of it is ever taken from a request's content.</summary>
public sealed record Actor(Party Party, string? Unit, string Person)
{
    /// <summary>The caller of a request that a party's policy has let through.</summary>
    /// <exception cref="InvalidOperationException">The token names no party: the endpoint lacks its policy.</exception>
    public static Actor Of(ClaimsPrincipal user) => Find(user) ?? throw new InvalidOperationException("This endpoint is open to callers without a party.");

    /// <summary>For whom somebody acts; nobody where a token names no party, nobody's name, or two of either: then it is not sure whose word it would be.</summary>
    public static Actor? Find(ClaimsPrincipal user) =>
        Party.TryParse(Only(user, "party"), out var party) && Only(user, "sub") is { Length: > 0 } person ? new Actor(party, user.FindFirstValue("unit"), person) : null;

    /// <summary>Lets an endpoint take the caller as a parameter.</summary>
    public static ValueTask<Actor?> BindAsync(HttpContext context) => ValueTask.FromResult<Actor?>(Of(context.User));

    private static string? Only(ClaimsPrincipal user, string claim) => user.FindAll(claim).ToArray() is [var only] ? only.Value : null;
}
