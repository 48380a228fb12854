using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BorderCoordination.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs by the OpenTelemetry conventions.</summary>
public static class TelemetrySetup
{
    /// <summary>Nothing leaves the process unless this is set. The other standard variables are obeyed as well, sampler and headers among them.</summary>
    public const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Sends traces, metrics and logs over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; writes logs with trace ids to the console in any case,
    /// as JSON outside Development. https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="serviceName">What it is called, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string serviceName)
    {
        builder.Logging.Configure(logging => logging.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
            });
        }

        if (!string.IsNullOrEmpty(builder.Configuration[EndpointKey]))
        {
            var configuration = builder.Configuration;
            builder.Logging.AddOpenTelemetry(logs =>
            {
                logs.IncludeScopes = true;
                logs.IncludeFormattedMessage = true;
                logs.SetResourceBuilder(Describe(ResourceBuilder.CreateDefault(), configuration, serviceName));
                logs.AddOtlpExporter();
            });
            builder.Services.AddHostedService(_ => new TelemetryExport(() => Create(configuration, serviceName)));
        }

        return builder;
    }

    /// <summary>
    /// MassTransit's own spans are left out: they travel by a header of their own and begin a new trace wherever the parent is not sampled.
    /// Publishing and processing have spans here that do not.
    /// </summary>
    private static OpenTelemetrySdk Create(IConfiguration configuration, string serviceName) => OpenTelemetrySdk.Create(sdk =>
    {
        sdk.Services.AddSingleton(configuration);
        sdk.ConfigureResource(resource => Describe(resource, configuration, serviceName));
        sdk.WithTracing(traces => traces
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Marten", "BorderCoordination.*")
            .AddProcessor(new WithoutPolling())
            .AddOtlpExporter());
        sdk.WithMetrics(metrics => metrics
            .AddMeter("System.Runtime", "System.Net.Http", "Microsoft.AspNetCore.*", "Npgsql", "MassTransit", "Marten", "BorderCoordination.*")
            .AddOtlpExporter());
    });

    private static ResourceBuilder Describe(ResourceBuilder resource, IConfiguration configuration, string serviceName) => resource.AddService(
        configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : serviceName,
        serviceNamespace: "border-coordination",
        serviceVersion: Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
}

/// <summary>Runs the exporters from before anything else starts until after everything else has stopped.</summary>
internal sealed class TelemetryExport(Func<OpenTelemetrySdk> create) : IHostedLifecycleService, IDisposable
{
    private OpenTelemetrySdk? _sdk;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _sdk = create();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        _sdk?.TracerProvider.ForceFlush(5000);
        _sdk?.MeterProvider.ForceFlush(5000);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _sdk?.Dispose();
}
