using BorderCoordination.EventStore.BuiltIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BorderCoordination.EventStore;

/// <summary>Puts the event store into an application.</summary>
public static class EventStoreSetup
{
    /// <summary>Connection string of the service's own database.</summary>
    public const string ConnectionName = "Database";

    /// <summary>The same database past a pooler, for LISTEN and leadership; only needed where there is a pooler.</summary>
    public const string DirectConnectionName = "DatabaseDirect";

    private const int MostPrepared = 50;

    /// <summary>Registers <see cref="IEventStore"/> and what belongs to it: pool, tables, signal, cleaning.</summary>
    /// <param name="engines">What the build contains besides the built-in engine; configuration key <c>EventStore:Engine</c> chooses by name.</param>
    /// <exception cref="InvalidOperationException">A needed configuration value is missing.</exception>
    public static IHostApplicationBuilder AddEventStore(
        this IHostApplicationBuilder builder, params IEnumerable<(string Name, Func<IServiceProvider, IEventStoreEngine> Create)> engines)
    {
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"The configuration lacks ConnectionStrings:{ConnectionName}, the service's database.");
        var directConnectionString = builder.Configuration.GetConnectionString(DirectConnectionName) ?? connectionString;
        var application = builder.Environment.ApplicationName;
        var byName = engines.Prepend((BuiltInEngine.EngineName, _ => new BuiltInEngine())).ToDictionary(engine => engine.Name, engine => engine.Create, StringComparer.Ordinal);

        var services = builder.Services;
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        services.AddOptions<EventStoreOptions>().BindConfiguration("EventStore")
            .Validate(options => byName.ContainsKey(options.Engine), $"EventStore:Engine has to be one of this build's engines: {string.Join(", ", byName.Keys)}.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Pool(
            connectionString, application, pooler: directConnectionString != connectionString, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton(_ => new DirectDatabase(directConnectionString, application));
        services.AddSingleton(provider => byName[provider.GetRequiredService<IOptions<EventStoreOptions>>().Value.Engine](provider));
        services.AddSingleton<ReadModels>();
        services.AddSingleton<ExactReader>();
        services.AddSingleton<AppendSignal>();
        services.AddSingleton<IEventStore, PostgresEventStore>();
        services.AddHostedService<Schema>();
        services.AddHostedService(provider => provider.GetRequiredService<AppendSignal>());
        services.AddHostedService<IdempotencyCleaner>();
        return builder;
    }

    /// <summary>Tables to be created and upgraded at the start, after those registered before.</summary>
    public static IServiceCollection AddSchemaPart(this IServiceCollection services, SchemaPart part) => services.AddSingleton(part);

    /// <summary>A table to be kept up to date with every append to streams of a kind.</summary>
    public static IServiceCollection AddReadModel<TState, TReadModel>(this IServiceCollection services)
        where TReadModel : class, IReadModel<TState> =>
        services.AddSingleton<IReadModel<TState>, TReadModel>();

    /// <summary>The same for a table that may be younger than its streams: at the first start it is filled from what they hold.</summary>
    public static IServiceCollection AddFilledReadModel<TState, TEvent, TReadModel>(
        this IServiceCollection services, SchemaPart schema, string aggregate, Decider<TState, TEvent> decider)
        where TReadModel : class, IReadModel<TState>, new() => services
        .AddSchemaPart(schema)
        .AddReadModel<TState, TReadModel>()
        .AddSingleton<IFilling>(new Filling<TState, TEvent>($"{schema.Name}-filled", aggregate, decider, new TReadModel()));

    private static NpgsqlDataSource Pool(string connectionString, string application, bool pooler, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UseLoggerFactory(loggers);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName ??= application;
        settings.Multiplexing = false;

        // All state here ends with its transaction, so there is nothing to reset (and a reset would cost a statement per use).
        settings.NoResetOnClose = true;

        // The statements are few and always the same: prepared, they are parsed and planned once for a connection. Behind a pooler another connection of the
        // server may come next, which does not know them.
        if (!pooler && !settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = MostPrepared;
        }

        builder.UsePhysicalConnectionInitializer(
            connection => SettingsOf(connection).ExecuteNonQuery(),
            async connection => await SettingsOf(connection).ExecuteNonQueryAsync());
        return builder.Build();
    }

    /// <summary>
    /// A replica that froze in the middle of an append would keep every reader waiting. And PostgreSQL compiles what it takes for dear: the statements
    /// here are short, and compiling one takes a hundred times as long as running it.
    /// https://www.postgresql.org/docs/current/jit-decision.html
    /// </summary>
    private static NpgsqlCommand SettingsOf(NpgsqlConnection connection) => new("set idle_in_transaction_session_timeout = '60s'; set jit = off", connection);
}
