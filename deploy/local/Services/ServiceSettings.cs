using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace BorderCoordination.Local;

/// <summary>What every service process is told through its environment.</summary>
public sealed record ServiceSettings
{
    /// <summary>The connection string of a database of that name.</summary>
    public required Func<string, string> Database { get; init; }

    public required Uri RabbitMq { get; init; }

    public required Uri Authority { get; init; }

    /// <summary>The secret with which Coordination asks the issuer for its ledger tokens.</summary>
    public required string LedgerClientSecret { get; init; }

    /// <summary>builtin or marten.</summary>
    public string Engine { get; init; } = "builtin";

    /// <summary>Whether callers are limited; what is to be measured is not.</summary>
    public bool Limited { get; init; } = true;

    /// <summary>Where telemetry goes over OTLP; the user's own OTEL_ variables win.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Where a service is found; by default on its usual port.</summary>
    public Func<Service, Uri> Source { get; init; } = service => service.Address;

    internal Dictionary<string, string?> EnvironmentOf(Service service, int port)
    {
        var environment = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Ports.Address(port).OriginalString,
            ["ConnectionStrings__Database"] = ConnectionString(service),
            ["ConnectionStrings__RabbitMq"] = RabbitMq.OriginalString,
            ["Authentication__Authority"] = Authority.OriginalString,
            ["Authentication__Audience"] = TokenSigner.Audience,
            ["EventStore__Engine"] = Engine,
            ["Events__SchemaAddress"] = new Uri(Source(Service.Coordination), "/schemas/").OriginalString,
        };
        if (!Limited)
        {
            environment["RateLimits__Enabled"] = "false";
        }

        if (Telemetry is not null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.OriginalString;
            environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        }

        if (service == Service.Coordination)
        {
            environment["Ledger__ClientId"] = LocalIssuer.ClientId;
            environment["Ledger__ClientSecret"] = LedgerClientSecret;
            environment["Webhooks__Keys__0"] = WebhookKey;
            foreach (var source in Service.Sources)
            {
                environment[$"Ledger__Sources__{source.Name}"] = Source(source).OriginalString;
            }
        }

        return environment;
    }

    // A local system has one secret that is kept, and this one with it.
    private string WebhookKey => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"webhooks\n{LedgerClientSecret}")));

    // Several replicas of four services share the server's 400 connections.
    private string ConnectionString(Service service)
    {
        var connection = new NpgsqlConnectionStringBuilder(Database(service.Database));
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = 40;
        }

        return connection.ConnectionString;
    }
}
