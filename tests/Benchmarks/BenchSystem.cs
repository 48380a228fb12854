using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using BorderCoordination.Local;
using Npgsql;

namespace BorderCoordination.Benchmarks;

/// <summary>The services as processes, on databases, a virtual host and an issuer made for this run and removed after it.</summary>
internal sealed class BenchSystem : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string _prefix = $"bench_{Guid.CreateVersion7().ToString("N")[^8..]}";
    private readonly string _server = Required("POSTGRES");
    private readonly Uri _broker = new(Required("RABBITMQ"));
    private readonly Dictionary<Service, int> _ports = Service.All.ToDictionary(service => service, _ => FreePorts.Next());
    private readonly string _folder;
    private readonly LocalIssuer _issuer;
    private readonly ServiceProcesses _processes;

    private BenchSystem(string folder, LocalIssuer issuer, string engine)
    {
        (_folder, _issuer) = (folder, issuer);
        var management = new Uri(Required("RABBITMQ_MANAGEMENT"));
        Management = new HttpClient { BaseAddress = new Uri($"http://{management.Authority}") };
        Management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(management.UserInfo))));
        RabbitMq = new UriBuilder(_broker) { Path = _prefix }.Uri;
        _processes = new ServiceProcesses(
            new ServiceSettings
            {
                Database = ConnectionString,
                RabbitMq = RabbitMq,
                Authority = issuer.Authority,
                LedgerClientSecret = issuer.ClientSecret,
                Engine = engine,
                Limited = false,
                Source = Address,
            },
            Path.Combine(folder, "logs"));
    }

    /// <summary>The engines to measure, one after the other.</summary>
    public static IReadOnlyList<string> Engines { get; } = (Environment.GetEnvironmentVariable("EVENT_STORE") ?? "builtin").Split(',');

    public Uri RabbitMq { get; }

    /// <summary>The broker's management API.</summary>
    public HttpClient Management { get; }

    public IEnumerable<ServiceProcess> Running => _processes.Started.Where(process => process.IsRunning);

    public static async Task<BenchSystem> CreateAsync(string engine)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"bench_{Guid.CreateVersion7():N}");
        var system = new BenchSystem(folder, await LocalIssuer.StartAsync(Path.Combine(folder, "issuer")), engine);
        await system.PutAsync($"api/vhosts/{system._prefix}", new { });
        var user = Uri.UnescapeDataString(system._broker.UserInfo.Split(':')[0]);
        await system.PutAsync($"api/permissions/{system._prefix}/{user}", new { configure = ".*", write = ".*", read = ".*" });
        foreach (var service in Service.All)
        {
            await Databases.EnsureAsync(system._server, system.DatabaseName(service.Database));
        }

        return system;
    }

    public Uri Address(Service service) => new($"http://127.0.0.1:{_ports[service]}");

    /// <summary>An officer and reader of a party.</summary>
    public string Token(string party) => _issuer.Token(party, $"{party} post", ["officer", "reader"]);

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = DatabaseName(database) }.ConnectionString;

    /// <summary>Starts services, or starts them again, and waits until they are healthy.</summary>
    public async Task StartAsync(params Service[] services)
    {
        var starting = new List<ServiceProcess>();
        foreach (var service in services)
        {
            if (_processes.Started.FirstOrDefault(process => process.Service == service) is { } stopped)
            {
                await stopped.RestartAsync();
                starting.Add(stopped);
            }
            else
            {
                starting.Add(_processes.Start(service, _ports[service]));
            }
        }

        await Task.WhenAll(starting.Select(process => process.WaitUntilHealthyAsync(StartLimit)));
    }

    /// <summary>Stops services, or all of them when none is named.</summary>
    public Task StopAsync(params Service[] services) => Task.WhenAll(
        Running.Where(process => services.Length == 0 || services.Contains(process.Service)).Select(process => process.StopAsync()));

    /// <summary>Resident memory of each service that runs, in MB.</summary>
    public Dictionary<Service, double?> Memory() => Running.ToDictionary(process => process.Service, process => Usage.Resident(process.Process.Identity.Pid));

    /// <summary>Copies a database that nobody uses at the moment.</summary>
    public async Task CopyAsync(string database, string copy)
    {
        await using var server = NpgsqlDataSource.Create(_server);
        await using var create = server.CreateCommand($"create database {DatabaseName(copy)} template {DatabaseName(database)}");
        await create.ExecuteNonQueryAsync();
    }

    public async Task DropAsync(string database)
    {
        await using var server = NpgsqlDataSource.Create(_server);
        await using var drop = server.CreateCommand($"drop database if exists {DatabaseName(database)} with (force)");
        await drop.ExecuteNonQueryAsync();
    }

    public Task LedgerHasAllAsync(CancellationToken cancellationToken) => LedgerHasAllAsync(Service.JointPatrols, cancellationToken);

    /// <summary>Waits until the ledger holds as much as the one service that has been at work has recorded.</summary>
    public async Task LedgerHasAllAsync(Service service, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString(service.Database));
        await using var ledger = NpgsqlDataSource.Create(ConnectionString(Service.Coordination.Database));
        var recorded = await source.ScalarAsync<long>("select count(*) from mt_events", cancellationToken);
        var began = TimeProvider.System.GetTimestamp();
        while (await ledger.ScalarAsync<long>("select position from ledger_counter", cancellationToken) < recorded)
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMinutes(10))
            {
                throw new TimeoutException("The ledger has not caught up within ten minutes.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _processes.DisposeAsync();
        await _issuer.DisposeAsync();
        await Management.DeleteAsync($"api/vhosts/{_prefix}");
        Management.Dispose();
        foreach (var service in Service.All)
        {
            await DropAsync(service.Database);
        }

        await DropAsync(RawInserts.Database);
        Directory.Delete(_folder, recursive: true);
    }

    private string DatabaseName(string database) => $"{_prefix}_{database}";

    private async Task PutAsync(string path, object content) => (await Management.PutAsJsonAsync(path, content)).EnsureSuccessStatusCode();

    private static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"{variable} is not set: start the benchmarks with ./bench.");
}

internal static class DataSourceExtensions
{
    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
