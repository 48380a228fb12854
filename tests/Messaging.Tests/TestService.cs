using System.Security.Claims;
using System.Text.Encodings.Web;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.ServiceDefaults.Messaging;
using BorderCoordination.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Messaging.Tests;

/// <summary>One replica of a service that has nothing but events and messaging.</summary>
internal sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestService(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public IEventStore Events => Services.GetRequiredService<IEventStore>();

    public RelayState Relay => Services.GetRequiredService<RelayState>();

    public ReactionState Reactions => Services.GetRequiredService<ReactionState>();

    public HttpClient Http { get; private set; } = null!;

    public static async Task<TestService> StartAsync(
        TestPostgres database, Uri broker, Action<MessagingBuilder>? messaging = null, Action<IServiceCollection>? services = null,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Messaging.Tests", EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = database.ConnectionString,
            ["ConnectionStrings:RabbitMq"] = broker.ToString(),
            ["Authentication:Authority"] = "https://issuer.invalid",
            ["Authentication:Audience"] = "tests",
            ["Relay:LeadershipInterval"] = "00:00:00.2",
            ["Relay:PoisonInterval"] = "00:00:00.3",
            ["Relay:LagInterval"] = "00:00:00.1",
            ["Relay:LongestBackOff"] = "00:00:00.5",
            ["Reactions:ShortestBackOff"] = "00:00:00.02",
            ["Reactions:LongestBackOff"] = "00:00:00.2",
            ["Reactions:PauseInterval"] = "00:00:00.2",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults("messaging-tests", "Tests");
        builder.AddMessaging(messaging);
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, EveryRole>("test", null);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Logging.ClearProviders();
        if (Environment.GetEnvironmentVariable("TEST_LOG") is not null)
        {
            builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "));
        }

        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapLedgerSource();
        app.MapParked();
        app.MapPatrols();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestService(app) { Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) } };
    }

    /// <summary>What health says in detail.</summary>
    public async Task<HealthReport> HealthAsync() =>
        await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

    public Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class EveryRole(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var claims = ((string[])["ledger", "operator"]).Select(role => new Claim("roles", role)).Append(new Claim("sub", "test"));
            var caller = new ClaimsPrincipal(new ClaimsIdentity(claims, "test", "sub", "roles"));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(caller, "test")));
        }
    }
}
