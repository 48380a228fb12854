using System.Security.Cryptography;

namespace BorderCoordination.Local;

public sealed record LocalIssuerOptions
{
    /// <summary>Where the key and the client's secret are kept.</summary>
    public required string Folder { get; init; }

    /// <summary>The issuer's name in its tokens, when the services see it under another address than it listens on.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The addresses to listen on; by default a free port on 127.0.0.1.</summary>
    public string? Urls { get; init; }

    public string? ClientSecret { get; init; }
}

/// <summary>
/// A small OpenID Connect issuer for development. It is no part of any service.
/// https://openid.net/specs/openid-connect-discovery-1_0.html
/// </summary>
public sealed class LocalIssuer : IAsyncDisposable
{
    public const string ClientId = "coordination";

    private readonly WebApplication _app;
    private readonly TokenSigner _signer;

    private LocalIssuer(WebApplication app, TokenSigner signer, string clientSecret)
    {
        _app = app;
        _signer = signer;
        ClientSecret = clientSecret;
        ForeignKey = new TokenSigner(ECDsa.Create(ECCurve.NamedCurves.nistP256), signer.Authority, signer.KeyId);
    }

    public Uri Authority => _signer.Authority;

    internal TokenSigner Signer => _signer;

    public string ClientSecret { get; }

    /// <summary>Signs in this issuer's name, and under its key's id, with a key that is not its own: every such token must be refused.</summary>
    public TokenSigner ForeignKey { get; }

    public static async Task<LocalIssuer> StartAsync(LocalIssuerOptions options, CancellationToken cancellationToken = default)
    {
        var urls = options.Urls ?? $"http://127.0.0.1:{FreePorts.Next()}";
        var authority = options.Authority ?? new Uri(urls);
        var key = await IssuerKey.KeptInAsync(options.Folder, cancellationToken);
        var secret = options.ClientSecret ?? await IssuerKey.ClientSecretAsync(options.Folder, cancellationToken);

        // The empty builder reads neither settings nor environment, which belong to the program that this runs in.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(urls.Split(';'));
        builder.Services.AddRoutingCore();
        var signer = new TokenSigner(key, authority);
        var app = builder.Build();
        app.UseRouting();
        app.MapIssuer(signer, ClientId, secret);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new LocalException($"The token issuer cannot listen on {urls}: the port is taken; set ISSUER_PORT to another one.", e);
        }

        return new LocalIssuer(app, signer, secret);
    }

    public static Task<LocalIssuer> StartAsync(string folder, CancellationToken cancellationToken = default) =>
        StartAsync(new LocalIssuerOptions { Folder = folder }, cancellationToken);

    /// <inheritdoc cref="TokenSigner.Token"/>
    public string Token(
        string? party,
        string? unit = null,
        IEnumerable<string>? roles = null,
        string? sub = null,
        TimeSpan? lifetime = null,
        DateTimeOffset? notBefore = null,
        string audience = TokenSigner.Audience,
        string? issuer = null) =>
        _signer.Token(party, unit, roles, sub, lifetime, notBefore, audience, issuer);

    internal Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _signer.Dispose();
        ForeignKey.Dispose();
    }
}
