using BorderCoordination.ServiceDefaults.Security;

namespace BorderCoordination.Coordination;

/// <summary>Where the ledger ends at the moment.</summary>
/// <param name="Position">The last position; a subscriber who begins after it gets only what is new.</param>
internal sealed record FeedHead(long Position);

internal static class FeedHeadSlice
{
    public static void MapFeedHead(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/feed/head", async (HttpResponse response, LedgerReader reader, CancellationToken cancellationToken) =>
            {
                response.Headers.CacheControl = "no-store";
                return TypedResults.Json(new FeedHead(await reader.HeadAsync(cancellationToken)));
            })
            .WithName("GetFeedHead").WithSummary("The last position, from which to begin with what is new.")
            .RequireRole(Roles.Reader)
            .Produces<FeedHead>();
}
