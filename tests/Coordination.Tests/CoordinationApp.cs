using System.Security.Claims;
using BorderCoordination.ServiceDefaults;
using BorderCoordination.Testing;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace BorderCoordination.Coordination.Tests;

/// <summary>One replica of Coordination without a broker, on a database; several may share one.</summary>
internal sealed class CoordinationApp : IAsyncDisposable
{
    private const string Issuer = "http://issuer.invalid/";

    private const string Audience = "border-coordination";

    private static readonly ECDsaSecurityKey Key = new(System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256));

    private readonly WebApplication _app;
    private readonly TestPostgres? _owned;

    private CoordinationApp(WebApplication app, TestPostgres database, TestPostgres? owned) => (_app, Database, _owned) = (app, database, owned);

    public TestPostgres Database { get; }

    public Ledger Ledger => Get<Ledger>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CoordinationApp> StartAsync(
        TestPostgres? database = null, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<IServiceCollection>? configure = null,
        Action<WebApplicationBuilder>? build = null)
    {
        var owned = database is null ? await TestPostgres.CreateAsync(Token) : null;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Coordination", EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Database"] = (database ?? owned!).ConnectionString,
            ["Authentication:Authority"] = Issuer,
            ["Authentication:Audience"] = Audience,
            ["Webhooks:Keys:0"] = "A key that only these tests have.",
            ["Webhooks:Poll"] = "00:00:00.05",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddServiceDefaults("coordination", "Coordination");
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            bearer.Configuration = new OpenIdConnectConfiguration { Issuer = Issuer };
            bearer.Configuration.SigningKeys.Add(Key);
        });
        builder.Services.AddLedger();
        builder.Services.AddFeeds();
        builder.Services.AddProjections();
        builder.Services.AddCalendar();
        builder.Services.AddWebhooks();
        builder.Services.AddReports();
        builder.Services.AddNews();
        builder.AddFeedKeys();
        configure?.Invoke(builder.Services);
        build?.Invoke(builder);
        var app = builder.Build();
        app.UseFeedKeys();
        app.MapServiceDefaults();
        app.MapLedger();
        app.MapFeeds();
        app.MapWebhooks();
        app.MapCalendar();
        app.MapCatalogue();
        app.MapReports();
        app.MapNews();
        app.MapFeedKeys();
        var started = new CoordinationApp(app, database ?? owned!, owned);
        try
        {
            await app.StartAsync(Token);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task RecordAsync(params Delivery[] deliveries) => Ledger.RecordAsync(deliveries, Token);

    /// <summary>A client whose requests carry a token.</summary>
    public HttpClient Client(string? party = "VN", string role = "reader", TimeSpan? validity = null)
    {
        var http = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(party, role, validity ?? TimeSpan.FromHours(1)));
        return http;
    }

    /// <summary>The ledger's entries in order, as stream's first number, version and position.</summary>
    public async Task<IReadOnlyList<(Guid Stream, long Version, long Position)>> EntriesAsync()
    {
        await using var command = Get<NpgsqlDataSource>().CreateCommand("select stream_id, version, position from ledger_entries order by position");
        await using var reader = await command.ExecuteReaderAsync(Token);
        var entries = new List<(Guid, long, long)>();
        while (await reader.ReadAsync(Token))
        {
            entries.Add((reader.GetGuid(0), reader.GetInt64(1), reader.GetInt64(2)));
        }

        return entries;
    }

    public Task<long> CountAsync(string table) => Database.ScalarAsync<long>($"select count(*) from {table}", Token);

    /// <summary>Ends the replica, and leaves the database.</summary>
    public async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await _app.StopAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _app.DisposeAsync();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }

    private static string TokenOf(string? party, string role, TimeSpan validity)
    {
        var claims = new ClaimsIdentity([new Claim("sub", "someone"), new Claim("roles", role)]);
        if (party is not null)
        {
            claims.AddClaim(new Claim("party", party));
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Subject = claims,
            NotBefore = now.AddMinutes(-1),
            IssuedAt = now.AddMinutes(-1),
            Expires = now + validity,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
