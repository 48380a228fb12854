namespace BorderCoordination.Coordination;

/// <summary>The feeds: what the ledger holds, to whoever may see it.</summary>
internal static class FeedsModule
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<FeedOptions>().BindConfiguration("Feeds").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<FeedTail>();
        return services.AddHostedService(provider => provider.GetRequiredService<FeedTail>());
    }

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapFeed();
        routes.MapFeedStream();
        routes.MapFeedHead();
    }
}
