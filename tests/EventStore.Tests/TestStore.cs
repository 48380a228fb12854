using System.Globalization;
using BorderCoordination.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BorderCoordination.EventStore.Tests;

/// <summary>One process with an event store on a database; several may share a database.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TestPostgres? _owned;
    private bool _started;

    private TestStore(IHost host, TestPostgres database, TestClock clock, TestPostgres? owned)
    {
        _host = host;
        _owned = owned;
        Database = database;
        Clock = clock;
    }

    public TestPostgres Database { get; }

    public TestClock Clock { get; }

    public IEventStore Events => Service<IEventStore>();

    public IEventStoreEngine Engine => Service<IEventStoreEngine>();

    public NpgsqlDataSource Pool => Service<NpgsqlDataSource>();

    /// <summary>Starts a process on a new database, or on the one that is given.</summary>
    public static async Task<TestStore> StartAsync(string engine, TestPostgres? database = null, Action<IServiceCollection>? configure = null)
    {
        var token = TestContext.Current.CancellationToken;
        var owned = database is null ? await TestPostgres.CreateAsync(token) : null;
        var store = Build(engine, database ?? owned!, configure, owned);
        try
        {
            await store.StartAsync();
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>A process that has not been started.</summary>
    public static TestStore Build(
        string engine, TestPostgres database, Action<IServiceCollection>? configure = null, TestPostgres? owned = null, TimeSpan? patience = null,
        string? connectionString = null)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "EventStore.Tests" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = connectionString ?? database.ConnectionString,
            ["EventStore:Engine"] = engine,
            ["EventStore:StartTimeout"] = (patience ?? TimeSpan.FromMinutes(1)).ToString("c", CultureInfo.InvariantCulture),
        });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.AddEventStore(Engines.Optional);
        builder.Services.AddSchemaPart(PatrolTitles.Schema);
        builder.Services.AddReadModel<Patrol, PatrolTitles>();
        configure?.Invoke(builder.Services);
        return new TestStore(builder.Build(), database, clock, owned);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _started = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        await ((IAsyncDisposable)_host).DisposeAsync();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }
}
