namespace BorderCoordination.Local;

/// <summary>Everything that one ./run has started, in the order of starting; stopped in the opposite order.</summary>
internal sealed class RunningSystem(RunFolder folder) : IAsyncDisposable
{
    public const string PostgresName = "postgresql";

    private RunState _state = new(ProcessIdentity.Current);

    public LocalPostgres? Postgres { get; set; }

    public LocalRabbitMq? RabbitMq { get; set; }

    public LocalIssuer? Issuer { get; set; }

    public TraceViewer? Viewer { get; set; }

    public ServiceProcesses? Services { get; set; }

    public bool HasStarted => Children.Any();

    private IEnumerable<(string Name, ChildProcess Process)> Children
    {
        get
        {
            foreach (var service in Services?.Started ?? [])
            {
                yield return (service.Service.Name, service.Process);
            }

            if (Viewer is not null)
            {
                yield return ("trace viewer", Viewer.Process);
            }

            foreach (var process in RabbitMq?.Processes ?? [])
            {
                yield return ("rabbitmq", process);
            }

            if (Postgres?.Process is { } postgres)
            {
                yield return (PostgresName, postgres);
            }
        }
    }

    /// <summary>Writes down what runs by now.</summary>
    public void Record(Func<RunState, RunState>? change = null)
    {
        _state = (change?.Invoke(_state) ?? _state) with
        {
            Authority = Issuer?.Authority.OriginalString,
            Processes = [.. Children.Select(child => new NamedProcess(child.Name, child.Process.Identity))],
        };
        _state.Write(folder);
    }

    /// <summary>Waits until the token is cancelled; a child that ends before is a failure that says which one and shows its log.</summary>
    public async Task WatchAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var watched = Children.ToDictionary(child => (Task)child.Process.Exited, child => child);
        var interrupted = Task.Delay(Timeout.Infinite, cancellationToken);
        while (true)
        {
            var ended = await Task.WhenAny(watched.Keys.Append(interrupted));
            if (ended == interrupted)
            {
                return;
            }

            var (name, process) = watched[ended];
            if (process != Viewer?.Process)
            {
                throw ChildFailure.HasEnded(name, process);
            }

            say("The trace viewer has ended; everything else goes on.");
            watched.Remove(ended);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(Services);
        await StopAsync(Viewer?.Process);
        await StopAsync(Issuer);
        await Task.WhenAll(StopAsync(RabbitMq), StopAsync(Postgres));
        RunState.Delete(folder);
    }

    // One that will not stop must not keep the others running.
    private static async Task StopAsync(IAsyncDisposable? part)
    {
        try
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or LocalException)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
    }
}
