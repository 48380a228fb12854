using BorderCoordination.EventStore.BuiltIn;
using BorderCoordination.ServiceDefaults;

namespace BorderCoordination.EventStore.Tests;

/// <summary>Every engine in the build; each conformance test runs once for each.</summary>
internal static class Engines
{
    public static (string Name, Func<IServiceProvider, IEventStoreEngine> Create)[] Optional { get; } = [.. EventStoreEngines.InThisBuild];

    public static TheoryData<string> All { get; } = [BuiltInEngine.EngineName, .. Optional.Select(engine => engine.Name)];
}
