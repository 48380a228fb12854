using BorderCoordination.Integration.Tests.Running;

[assembly: AssemblyFixture(typeof(SharedSystem))]

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>One system for all tests that leave its processes and its broker alone.</summary>
public sealed class SharedSystem : IAsyncLifetime
{
    public BorderCoordinationSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await BorderCoordinationSystem.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (System is not null)
        {
            await System.DisposeAsync();
        }
    }
}
