using BorderCoordination.EventStore;

namespace BorderCoordination.Coordination;

/// <summary>The ledger: everything that the services recorded, each event once, in one order.</summary>
internal static class LedgerModule
{
    private const string HttpClientName = "sources";

    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddOptions<LedgerOptions>().BindConfiguration("Ledger")
            .ValidateDataAnnotations()
            .Validate(options => options.IsComplete, "Ledger:Sources needs absolute addresses, and Ledger:ClientId and Ledger:ClientSecret for a token to ask them with.")
            .ValidateOnStart();
        services.AddSchemaPart(LedgerTables.Part);
        services.AddHttpClient(HttpClientName, http => http.Timeout = TimeSpan.FromSeconds(30)).RemoveAllLoggers();
        services.AddSingleton<LedgerStatus>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<LedgerWatch>();
        services.AddSingleton<SourceProgress>();
        services.AddSingleton<Reconciliation>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ServiceToken>(provider, Http(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SourceClient>(provider, Http(provider)));
        services.AddHostedService(provider => provider.GetRequiredService<LedgerWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<LedgerWatch>());
        services.AddHostedService<Healing>();
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger");
        return services;
    }

    public static void MapLedger(this IEndpointRouteBuilder routes) => routes.MapLedgerAdmin();

    private static HttpClient Http(IServiceProvider provider) => provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName);
}
