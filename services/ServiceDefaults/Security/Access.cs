using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.AspNetCore.Builder;

namespace BorderCoordination.ServiceDefaults.Security;

/// <summary>
/// Who may see what, in this one place: for a single affair or event <c>MaySee</c>, for queries the pairs that a party takes part in, and
/// <see cref="OwnOf"/> where a table holds what is one party's own. What a party may not see does not exist for it.
/// </summary>
public static class Access
{
    /// <summary>Whether a party may know of something that is recorded of a border pair.</summary>
    public static bool MaySee(this Actor actor, BorderPair pair, Visibility visibility = default) => visibility.Allows(actor.Party, pair);

    /// <summary>Whether a party may know of an affair; nobody knows of one that has not begun.</summary>
    public static bool MaySee(this Actor actor, IBorderAffair affair) => affair.Pair is { } pair && actor.MaySee(pair, affair.Visibility);

    /// <summary>The code of the party whose own affairs the caller may see, for a query's condition: its own alone.</summary>
    public static string OwnOf(this Actor actor) => actor.Party.Code;

    /// <summary>The codes of the pairs that a party takes part in, for a query's condition.</summary>
    public static string[] VisiblePairs(this Actor actor) => [.. BorderPairs.Of(actor.Party).Select(pair => pair.Code)];

    /// <summary>Asks for one role, and says so in the OpenAPI description, with the problems that every operation can give.</summary>
    public static RouteHandlerBuilder RequireRole(this RouteHandlerBuilder endpoint, string role) =>
        endpoint.RequireAuthorization(role).Gives(ProblemTypes.OfEveryOperation);
}
