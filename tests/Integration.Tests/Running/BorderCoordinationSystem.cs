using BorderCoordination.Local;

namespace BorderCoordination.Integration.Tests.Running;

/// <summary>
/// The four services as processes of their own, on databases, a virtual host and an issuer made for them.
/// Replicas can be added, killed and started again.
/// </summary>
public sealed class BorderCoordinationSystem : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _prefix;
    private readonly string _server;

    private BorderCoordinationSystem(string folder, string prefix, string server, Broker broker, LocalIssuer issuer, Dictionary<Service, int> ports, Uri? telemetry)
    {
        (_folder, _prefix, _server, Broker, Issuer, Ports) = (folder, prefix, server, broker, issuer, ports);
        Processes = new ServiceProcesses(
            new ServiceSettings
            {
                Database = ConnectionString,
                RabbitMq = broker.Amqp,
                Authority = issuer.Authority,
                LedgerClientSecret = issuer.ClientSecret,
                Engine = Engine,
                Source = service => new Uri($"http://127.0.0.1:{ports[service]}"),
                Telemetry = telemetry,
            },
            Path.Combine(folder, "logs"));
    }

    /// <summary>The event store engine that the test run has chosen.</summary>
    public static string Engine { get; } = Environment.GetEnvironmentVariable("EVENT_STORE") ?? "builtin";

    public Broker Broker { get; }

    public LocalIssuer Issuer { get; }

    public ServiceProcesses Processes { get; }

    /// <summary>Where the first replica of each service listens.</summary>
    public IReadOnlyDictionary<Service, int> Ports { get; }

    /// <summary>Starts one replica of everything and waits until all are healthy.</summary>
    /// <param name="broker">The broker of the test run when none is given.</param>
    /// <param name="telemetry">Where the services send OTLP.</param>
    /// <param name="environment">What a service is told besides.</param>
    public static async Task<BorderCoordinationSystem> StartAsync(
        Broker? broker = null, Uri? telemetry = null, Func<Service, IReadOnlyDictionary<string, string?>>? environment = null)
    {
        var server = Required("POSTGRES");
        var prefix = $"system_{Guid.CreateVersion7().ToString("N")[^8..]}";
        var folder = Path.Combine(Path.GetTempPath(), prefix);
        var issuer = await LocalIssuer.StartAsync(Path.Combine(folder, "issuer"));
        var ports = Service.All.ToDictionary(service => service, _ => FreePorts.Next());
        var system = new BorderCoordinationSystem(folder, prefix, server, broker ?? await Broker.OfTheRunAsync(prefix), issuer, ports, telemetry);
        try
        {
            foreach (var service in Service.All)
            {
                await Databases.EnsureAsync(server, system.DatabaseName(service.Database));
            }

            await Task.WhenAll(Service.All.Select(service => system.StartReplicaAsync(service, ports[service], environment?.Invoke(service))));
            return system;
        }
        catch
        {
            // A system that does not come up leaves nothing running.
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another replica, on a port of its own unless one is given.</summary>
    public async Task<ServiceProcess> StartReplicaAsync(Service service, int? port = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var process = Processes.Start(service, port ?? FreePorts.Next(), environment);
        await process.WaitUntilHealthyAsync();
        return process;
    }

    /// <summary>The replicas of a service, in the order of their start.</summary>
    public IReadOnlyList<ServiceProcess> Replicas(Service service) => [.. Processes.Started.Where(process => process.Service == service)];

    /// <summary>Somebody of a party who calls a service; with every role of parties unless some are named.</summary>
    public Caller As(string? party, Service service, params string[] roles) => new(
        new Uri($"http://127.0.0.1:{Ports[service]}"),
        Issuer.Token(party, $"{party} post", roles.Length > 0 ? roles : ["officer", "commander", "committee", "reader"], $"somebody-{party}"));

    /// <summary>The same somebody at one replica.</summary>
    public Caller At(ServiceProcess replica, string? party, params string[] roles) => new(
        replica.Address,
        Issuer.Token(party, $"{party} post", roles.Length > 0 ? roles : ["officer", "commander", "committee", "reader"], $"somebody-{party}"));

    /// <summary>The connection string of a service's database.</summary>
    public string ConnectionString(string database) =>
        new Npgsql.NpgsqlConnectionStringBuilder(_server) { Database = DatabaseName(database) }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await Processes.DisposeAsync();
        await Issuer.DisposeAsync();
        await Broker.DisposeAsync();
        await using var server = Npgsql.NpgsqlDataSource.Create(_server);
        foreach (var service in Service.All)
        {
            await using var drop = server.CreateCommand($"drop database if exists {DatabaseName(service.Database)} with (force)");
            await drop.ExecuteNonQueryAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    internal static string Required(string variable) =>
        Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"These tests need PostgreSQL and RabbitMQ: {variable} is not set. Start them with ./test.");

    private string DatabaseName(string database) => $"{_prefix}_{database}";
}
