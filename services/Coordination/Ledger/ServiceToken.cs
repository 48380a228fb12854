using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// The token of role <c>ledger</c>, by OAuth 2.0 client credentials (https://www.rfc-editor.org/rfc/rfc6749#section-4.4) at the token endpoint that the
/// issuer's discovery document names (https://openid.net/specs/openid-connect-discovery-1_0.html). Kept until shortly before it expires.
/// </summary>
internal sealed class ServiceToken(HttpClient http, IOptions<LedgerOptions> options, IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _asking = new(1);

    private string? _token;

    private DateTimeOffset _renewAt;

    /// <summary>A token that is still valid for a while.</summary>
    /// <exception cref="HttpRequestException">The issuer is away or refuses.</exception>
    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_token is null || clock.GetUtcNow() >= _renewAt)
            {
                (_token, var lifetime) = await AskAsync(cancellationToken);
                _renewAt = clock.GetUtcNow() + (lifetime > 2 * Before ? lifetime - Before : lifetime / 2);
            }

            return _token;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>A source has refused the token: the next one is asked for anew.</summary>
    public void Forget() => _renewAt = DateTimeOffset.MinValue;

    public void Dispose() => _asking.Dispose();

    private async Task<(string Token, TimeSpan Lifetime)> AskAsync(CancellationToken cancellationToken)
    {
        var authority = configuration["Authentication:Authority"] ?? throw new InvalidOperationException("The setting 'Authentication:Authority' is missing.");
        using var discovery = await ReadAsync(
            new HttpRequestMessage(HttpMethod.Get, $"{authority.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken);
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (options.Value.Scope is { Length: > 0 } scope)
        {
            form["scope"] = scope;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, discovery.RootElement.GetProperty("token_endpoint").GetString())
        {
            Content = new FormUrlEncodedContent(form),
            Headers = { Authorization = new AuthenticationHeaderValue("Basic", Basic(options.Value.ClientId, options.Value.ClientSecret)) },
        };
        using var answer = await ReadAsync(request, cancellationToken);
        var lifetime = answer.RootElement.TryGetProperty("expires_in", out var seconds) ? seconds.GetDouble() : 300;
        return (answer.RootElement.GetProperty("access_token").GetString()!, TimeSpan.FromSeconds(lifetime));
    }

    private async Task<JsonDocument> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var asked = request;
        using var response = await http.SendAsync(asked, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    /// <summary>RFC 6749, section 2.3.1: each part form-encoded first.</summary>
    private static string Basic(string id, string secret) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}"));
}
