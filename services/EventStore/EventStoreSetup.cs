using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.EventStore;

/// <summary>How a service registers what lives in its event store.</summary>
public static class EventStoreSetup
{
    /// <summary>Tables of the service's own, created and upgraded at start.</summary>
    public static IServiceCollection AddSchemaPart(this IServiceCollection services, SchemaPart part) => services.AddSingleton(part);

    /// <summary>A table that is kept up to date in the transaction of the append.</summary>
    public static IServiceCollection AddReadModel<TState, TReadModel>(this IServiceCollection services)
        where TReadModel : class, IReadModel<TState> => services.AddSingleton<IReadModel<TState>, TReadModel>();
}
