namespace BorderCoordination.Local;

/// <summary>The start of a run, step by step; whoever calls it stops the system when a step fails.</summary>
internal sealed class Startup(RunningSystem system, RunFolder folder, Action<string> say)
{
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(90);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        system.Record();
        RunData.DeleteLogs(folder);
        foreach (var service in Service.All)
        {
            Ports.Require(service.Name, service.Port, service.PortVariable);
        }

        var engine = await EngineChoice.MakeAsync(folder, cancellationToken);
        say(engine.Sentence);
        await new Build(folder, engine).EnsureAsync(BuildTarget.Services, say, cancellationToken);

        var infrastructure = await StartInfrastructureAsync(cancellationToken);
        system.Record();
        await StartServicesAsync(infrastructure, engine, cancellationToken);
        var trace = await LoadSampleDataAsync(infrastructure, cancellationToken);
        Welcome(trace);
    }

    // The viewer starts alongside; it must have come or gone before anything goes on, or is given up.
    private async Task<RunInfrastructure> StartInfrastructureAsync(CancellationToken cancellationToken)
    {
        using var givingUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var viewer = StartViewerAsync(givingUp.Token);
        try
        {
            var infrastructure = await RunInfrastructure.StartAsync(system, folder, say, cancellationToken);
            system.Issuer = await StartIssuerAsync(cancellationToken);
            await viewer;
            return infrastructure;
        }
        catch
        {
            await givingUp.CancelAsync();
            await viewer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private async Task StartViewerAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 } elsewhere)
        {
            say($"Telemetry goes to {elsewhere}, as OTEL_EXPORTER_OTLP_ENDPOINT says.");
            return;
        }

        (system.Viewer, var whyNot) = await TraceViewer.StartAsync(folder, cancellationToken);
        if (whyNot is not null)
        {
            say(whyNot);
        }
    }

    private Task<LocalIssuer> StartIssuerAsync(CancellationToken cancellationToken)
    {
        // The same port as the last time where it is free, so that a token printed then is still good.
        var remembered = new RememberedPort(Path.Combine(folder.Issuer, "port"));
        var port = Ports.Configured("ISSUER_PORT", remembered.FreeOne());
        Ports.Require("the token issuer", port, "ISSUER_PORT");
        remembered.Write(port);
        return LocalIssuer.StartAsync(
            new LocalIssuerOptions { Folder = folder.Issuer, Urls = Ports.Address(port).OriginalString }, cancellationToken);
    }

    private async Task StartServicesAsync(RunInfrastructure infrastructure, EngineChoice engine, CancellationToken cancellationToken)
    {
        var issuer = system.Issuer!;
        system.Services = new ServiceProcesses(
            new ServiceSettings
            {
                Database = infrastructure.Database,
                RabbitMq = infrastructure.RabbitMq,
                Authority = issuer.Authority,
                LedgerClientSecret = issuer.ClientSecret,
                Engine = engine.Name,
                Telemetry = system.Viewer?.Address,
            },
            folder.Logs);
        foreach (var service in Service.All)
        {
            system.Services.Start(service);
            system.Record();
        }

        await Task.WhenAll(system.Services.Started.Select(process => process.WaitUntilHealthyAsync(HealthLimit, cancellationToken)));
    }

    private async Task<string?> LoadSampleDataAsync(RunInfrastructure infrastructure, CancellationToken cancellationToken)
    {
        var data = new SampleData(
            Path.Combine(folder.Root, "deploy", "sample-data"),
            await SampleMoment.KeptInAsync(folder.Path, TimeProvider.System, cancellationToken),
            name => Service.All.FirstOrDefault(service => service.Name == name)?.Address,
            system.Issuer!.Signer);
        var database = await Databases.IdentityAsync(infrastructure.Database(Service.JointPatrols.Database), cancellationToken);
        var loaded = $"{data.Fingerprint} {database}";
        if (SampleDataMark.Read(folder) is { } mark && mark.Loaded == loaded)
        {
            return mark.FirstTrace;
        }

        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
        var load = await data.LoadAsync(http, cancellationToken);
        say($"Sample data: {load.Steps} commands from {load.Files} files.");
        new SampleDataMark(loaded, load.FirstTrace).Write(folder);
        return load.FirstTrace;
    }

    private void Welcome(string? trace)
    {
        var feed = Service.Coordination.Address;
        List<string> lines =
        [
            "",
            "Border Coordination is running:",
            .. Service.All.Select(service => $"  {service.Name,-22}{service.Address.OriginalString}"),
            $"  {"token issuer",-22}{system.Issuer!.Authority.OriginalString}",
            .. system.Viewer is { } viewer ? [$"  {"traces",-22}{viewer.Address.OriginalString}"] : Array.Empty<string>(),
            "",
            "The first request to try:",
            $"""  curl -H "Authorization: Bearer $(./token --party VN --role reader)" {feed.OriginalString}/feed""",
            .. system.Viewer is { } shown && trace is not null
                ? ["The trace of the first sample command:", $"  {shown.PageOf(trace)}"]
                : Array.Empty<string>(),
        ];
        system.Record(state => state with
        {
            IsReady = true,
            Addresses = [.. Service.All.Select(service => new NamedAddress(service.Name, service.Address.OriginalString))],
            Welcome = lines,
        });
        lines.ForEach(say);
    }
}
