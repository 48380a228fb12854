using BorderCoordination.EventStore;

namespace BorderCoordination.ServiceDefaults;

/// <summary>The one place that knows which engines a build contains, besides the built-in one.</summary>
public static class EventStoreEngines
{
    public static IEnumerable<(string Name, Func<IServiceProvider, IEventStoreEngine> Create)> InThisBuild { get; } = [];
}
