using System.Net.Sockets;

namespace BorderCoordination.Local;

/// <summary>A RabbitMQ node of our own: free ports on 127.0.0.1, its own epmd, a user made on the spot, data in a folder that stays.</summary>
public sealed class LocalRabbitMq(string folder) : IAsyncDisposable
{
    internal const string User = "border-coordination";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);

    private readonly InstanceRecord _record = new(folder);
    private readonly string _logs = Path.Combine(Path.GetDirectoryName(folder)!, "logs");
    private RabbitMqPorts? _ports;
    private string _password = "";
    private ChildProcess? _epmd;
    private RabbitMqPlace? _place;

    public ChildProcess? Process { get; private set; }

    /// <summary>The node and its epmd.</summary>
    internal IReadOnlyList<ChildProcess> Processes => Process is not null && _epmd is not null ? [Process, _epmd] : [];

    public int Port => Ports.Amqp;

    public string LogFile => Path.Combine(_logs, "rabbitmq.log");

    /// <summary>The management API, with the credentials in it.</summary>
    public Uri ManagementUri => new($"http://{User}:{_password}@127.0.0.1:{Ports.Management}/");

    private RabbitMqPorts Ports => _ports ??= RabbitMqPorts.Free();

    public static async Task<LocalRabbitMq> StartAsync(string folder, CancellationToken cancellationToken = default)
    {
        var rabbitMq = new LocalRabbitMq(folder);
        await rabbitMq.StartAsync(cancellationToken);
        return rabbitMq;
    }

    /// <summary>For RabbitMQ clients: the address with credentials and virtual host.</summary>
    public Uri AmqpUri(string virtualHost = "/") =>
        new($"amqp://{User}:{_password}@127.0.0.1:{Ports.Amqp}/{Uri.EscapeDataString(virtualHost)}");

    /// <summary>Starts it, the first time on free ports and later on the same ones, with the queues and messages it had.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _record.EndLeftoversAsync(Signals.Terminate);
        var programs = RabbitMqPrograms.Find();
        var user = UnprivilegedUser.WhenRoot("rabbitmq", "postgres");
        var place = _place = new RabbitMqPlace(await PrivateFolder.PrepareAsync(folder, user, cancellationToken), user);
        await place.Descendants.EndAllAsync();
        _password = await Secrets.KeptInAsync(Path.Combine(place.Folder, "password"), user, cancellationToken);
        await place.ConfigureAsync(Ports, _password, cancellationToken);

        _epmd = ChildProcess.Start(new ChildCommand(programs.Epmd)
        {
            LogFile = Path.Combine(_logs, "epmd.log"),
            User = user,
            WorkingFolder = "/",
            Environment = place.EpmdEnvironment(Ports),
        });
        Process = ChildProcess.Start(new ChildCommand(programs.Server)
        {
            LogFile = LogFile,
            User = user,
            WorkingFolder = place.Folder,
            Environment = place.NodeEnvironment(Ports),
        });
        _record.Write([Process.Identity, _epmd.Identity]);
        try
        {
            await WaitUntilReadyAsync(Process, cancellationToken);
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    /// <summary>Takes the broker away; <see cref="StartAsync(CancellationToken)"/> brings it back on the same ports.</summary>
    public async Task StopAsync()
    {
        if (Process is not null && _epmd is not null && _place is not null)
        {
            await Process.StopAsync(patience: TimeSpan.FromSeconds(40));
            await _epmd.StopAsync();
            await _place.Descendants.EndAllAsync();
            _record.Delete();
        }
    }

    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await StartAsync(cancellationToken);
    }

    public async Task CreateVirtualHostAsync(string name, CancellationToken cancellationToken = default)
    {
        using var management = new RabbitMqManagement(ManagementUri);
        await management.CreateVirtualHostAsync(name, cancellationToken);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task WaitUntilReadyAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        using var management = new RabbitMqManagement(ManagementUri);
        var answered = await Waiting.UntilAsync(
            async () => await ListensAsync(cancellationToken) && await management.AnswersAsync(cancellationToken),
            process,
            StartLimit,
            cancellationToken);
        if (!answered)
        {
            throw new LocalException(
                $"RabbitMQ did not start on port {Port}: {process.LastLogLines(1).FirstOrDefault("it wrote nothing")} (see {LogFile}).");
        }
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
