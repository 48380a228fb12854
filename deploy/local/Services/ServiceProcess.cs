using System.Net;

namespace BorderCoordination.Local;

/// <summary>One replica of a service, running as a process of its own.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>A busy machine starts slowly; a service that cannot start ends before.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly ChildCommand _command;
    private ChildProcess _process;

    internal ServiceProcess(Service service, int port, ChildCommand command)
    {
        Service = service;
        Port = port;
        _command = command;
        _process = ChildProcess.Start(command);
    }

    public Service Service { get; }

    public int Port { get; }

    public Uri Address => Ports.Address(Port);

    public ChildProcess Process => _process;

    public bool IsRunning => _process.IsRunning;

    /// <summary>Waits until it answers /health with 200; ends with one sentence when the process ends before, or the time is over.</summary>
    public async Task WaitUntilHealthyAsync(TimeSpan? limit = null, CancellationToken cancellationToken = default)
    {
        var healthy = await Waiting.UntilAsync(
            () => IsHealthyAsync(cancellationToken), _process, limit ?? StartLimit, cancellationToken);
        if (!healthy)
        {
            throw _process.IsRunning
                ? ChildFailure.Of(Service.Name, $"did not become healthy at {Address}health in time", _process)
                : ChildFailure.HasEnded(Service.Name, _process);
        }
    }

    /// <summary>Politely: it may finish what it is doing.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>As a crash does it.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Starts it again on the same port with the same environment; ends it before, if it still runs.</summary>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = ChildProcess.Start(_command);
    }

    public async ValueTask DisposeAsync() => await _process.DisposeAsync();

    private async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
