using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BorderCoordination.Local;

/// <summary>Signs tokens with an ES256 key, in the name of one issuer.</summary>
public sealed class TokenSigner : IDisposable
{
    public const string Audience = "border-coordination";

    private readonly ECDsa _key;
    private readonly SigningCredentials _credentials;

    internal TokenSigner(ECDsa key, Uri authority, string? keyId = null)
    {
        _key = key;
        Authority = authority;
        // Without the cache a second signer with the same key id could be served the first one's key.
        var securityKey = new ECDsaSecurityKey(key)
        {
            KeyId = keyId ?? Thumbprint(key),
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
        KeyId = securityKey.KeyId;
        _credentials = new SigningCredentials(securityKey, SecurityAlgorithms.EcdsaSha256);
    }

    public Uri Authority { get; }

    internal string KeyId { get; }

    /// <summary>The public half as a JSON Web Key. https://www.rfc-editor.org/rfc/rfc7517</summary>
    internal object PublicKey
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return new
            {
                kty = "EC",
                crv = "P-256",
                use = "sig",
                alg = "ES256",
                kid = KeyId,
                x = Base64UrlEncoder.Encode(point.X),
                y = Base64UrlEncoder.Encode(point.Y),
            };
        }
    }

    /// <summary>A token as the services expect it; every argument is there so that a test can also ask for a bad one.</summary>
    public string Token(
        string? party,
        string? unit = null,
        IEnumerable<string>? roles = null,
        string? sub = null,
        TimeSpan? lifetime = null,
        DateTimeOffset? notBefore = null,
        string audience = Audience,
        string? issuer = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var from = notBefore ?? now.AddSeconds(-5);
        var claims = new Dictionary<string, object>
        {
            ["sub"] = sub ?? $"{party ?? "local"}-officer".ToLowerInvariant(),
            ["roles"] = JsonSerializer.SerializeToElement(roles ?? []),
        };
        if (party is not null)
        {
            claims["party"] = party;
        }

        if (unit is not null)
        {
            claims["unit"] = unit;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority.OriginalString,
            Audience = audience,
            IssuedAt = from.UtcDateTime,
            NotBefore = from.UtcDateTime,
            Expires = (notBefore ?? now).Add(lifetime ?? TimeSpan.FromHours(1)).UtcDateTime,
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _key.Dispose();

    // https://www.rfc-editor.org/rfc/rfc7638
    private static string Thumbprint(ECDsa key) =>
        Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());
}
