namespace BorderCoordination.Integration.Tests.Running;

/// <summary>A system for the tests of one class that would disturb others.</summary>
public sealed class OwnSystem : IAsyncLifetime
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
