namespace BorderCoordination.Local;

/// <summary>A PostgreSQL and a RabbitMQ for one run of the tests, removed with everything in them when it ends.</summary>
internal sealed class TestInfrastructure : IAsyncDisposable
{
    private const string Prefix = "test-";
    private const string Unfinished = ".unfinished";

    // A test that crashes leaves the services it started, and a killed run leaves its tests; the mark finds them.
    private readonly MarkedProcesses _mark = new();
    private readonly string _folder;
    private readonly LocalPostgres _postgres;
    private readonly LocalRabbitMq _rabbitMq;

    private TestInfrastructure(string folder)
    {
        _folder = folder;
        _postgres = new LocalPostgres(Path.Combine(folder, "postgres"));
        _rabbitMq = new LocalRabbitMq(Path.Combine(folder, "rabbitmq"));
    }

    public static async Task<TestInfrastructure> StartAsync(RunFolder folder, Action<string> say, CancellationToken cancellationToken)
    {
        await RemoveDeadAsync(folder);
        await Prerequisites.EnsureAsync(postgres: true, rabbitMq: true, say);
        var infrastructure = new TestInfrastructure(folder.In($"{Prefix}{System.Environment.ProcessId}"));
        try
        {
            infrastructure.Announce();
            await Task.WhenAll(infrastructure._postgres.StartAsync(cancellationToken), infrastructure._rabbitMq.StartAsync(cancellationToken));
            await infrastructure._rabbitMq.CreateVirtualHostAsync("tests", cancellationToken);
            return infrastructure;
        }
        catch
        {
            await infrastructure.DisposeAsync();
            throw;
        }
    }

    /// <summary>How a test executable is told where they are.</summary>
    public Dictionary<string, string?> Environment(string engine) => new()
    {
        ["POSTGRES"] = _postgres.ConnectionString("postgres"),
        ["RABBITMQ"] = _rabbitMq.AmqpUri("tests").OriginalString,
        ["RABBITMQ_MANAGEMENT"] = _rabbitMq.ManagementUri.OriginalString,
        ["EVENT_STORE"] = engine,
        [MarkedProcesses.Variable] = _mark.Mark,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = null,
    };

    public async ValueTask DisposeAsync()
    {
        await _mark.EndAllAsync();
        await Task.WhenAll(_postgres.StopAsync(), _rabbitMq.StopAsync());
        Remove(_folder);
    }

    // Complete at once, or another ./test would take it for a dead one.
    private void Announce()
    {
        var unfinished = _folder + Unfinished;
        new RunState(ProcessIdentity.Current).Write(new RunFolder(unfinished));
        File.WriteAllText(MarkFile(unfinished), _mark.Mark);
        Directory.Move(unfinished, _folder);
    }

    // Of runs that were killed: their servers still run, and their folders are still there.
    private static async Task RemoveDeadAsync(RunFolder folder)
    {
        foreach (var dead in Directory.Exists(folder.Path) ? Directory.EnumerateDirectories(folder.Path, Prefix + "*") : [])
        {
            if (!dead.EndsWith(Unfinished, StringComparison.Ordinal) && RunState.ReadRunning(new RunFolder(dead)) is null)
            {
                if (File.Exists(MarkFile(dead)))
                {
                    await new MarkedProcesses(await File.ReadAllTextAsync(MarkFile(dead))).EndAllAsync();
                }

                await new InstanceRecord(Path.Combine(dead, "postgres")).EndLeftoversAsync(Signals.Interrupt);
                await new InstanceRecord(Path.Combine(dead, "rabbitmq")).EndLeftoversAsync(Signals.Terminate);
                Remove(dead);
            }
        }
    }

    private static string MarkFile(string folder) => Path.Combine(folder, "mark");

    // Their data may lie elsewhere, behind a link.
    private static void Remove(string folder)
    {
        PrivateFolder.Delete(Path.Combine(folder, "postgres"));
        PrivateFolder.Delete(Path.Combine(folder, "rabbitmq"));
        PrivateFolder.Delete(folder);
    }
}
