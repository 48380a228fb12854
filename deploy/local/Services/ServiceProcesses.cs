using System.Globalization;

namespace BorderCoordination.Local;

/// <summary>Starts services as processes, one replica or several of each, and ends them all.</summary>
public sealed class ServiceProcesses(ServiceSettings settings, string logs) : IAsyncDisposable
{
    private readonly List<ServiceProcess> _started = [];

    public IReadOnlyList<ServiceProcess> Started => _started;

    public ServiceSettings Settings => settings;

    /// <summary>
    /// Starts one replica, by default on the service's usual port. <paramref name="environment"/> comes on top of the settings;
    /// null takes a variable away.
    /// </summary>
    public ServiceProcess Start(Service service, int? port = null, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var program = service.Program;
        if (!File.Exists(program))
        {
            throw new LocalException($"{service.Name} is not built: {program} is missing.");
        }

        var listensOn = port ?? service.Port;
        var told = settings.EnvironmentOf(service, listensOn);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            told[name] = value;
        }

        var log = listensOn == service.Port ? service.Name : string.Create(CultureInfo.InvariantCulture, $"{service.Name}-{listensOn}");
        var process = new ServiceProcess(service, listensOn, new ChildCommand(DotNet.Host, program)
        {
            LogFile = Path.Combine(logs, log + ".log"),
            WorkingFolder = Path.GetDirectoryName(program),
            Environment = told,
        });
        _started.Add(process);
        return process;
    }

    /// <summary>All of them at once, so that the slowest one sets the time.</summary>
    public Task StopAsync() => Task.WhenAll(_started.Select(process => process.StopAsync()));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_started.Select(process => process.DisposeAsync().AsTask()));
        _started.Clear();
    }
}
