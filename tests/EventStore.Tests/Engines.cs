using BorderCoordination.EventStore.BuiltIn;

namespace BorderCoordination.EventStore.Tests;

/// <summary>Every engine in the build; each conformance test runs once for each. A further engine is registered here and nowhere else.</summary>
internal static class Engines
{
    public static (string Name, Func<IServiceProvider, IEventStoreEngine> Create)[] Optional { get; } = [];

    public static TheoryData<string> All { get; } = [BuiltInEngine.EngineName, .. Optional.Select(engine => engine.Name)];
}
