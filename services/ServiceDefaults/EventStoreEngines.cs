using BorderCoordination.EventStore;
#if MARTEN_ENGINE
using BorderCoordination.EventStore.Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
#endif

namespace BorderCoordination.ServiceDefaults;

/// <summary>The one place that knows which engines a build contains, besides the built-in one.</summary>
public static class EventStoreEngines
{
    public static IEnumerable<(string Name, Func<IServiceProvider, IEventStoreEngine> Create)> InThisBuild { get; } =
    [
#if MARTEN_ENGINE
        (MartenEngine.EngineName, provider => new MartenEngine(provider.GetRequiredService<NpgsqlDataSource>())),
#endif
    ];
}
