using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BorderCoordination.Local.Tests;

public sealed class LocalIssuerTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private LocalIssuer _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await LocalIssuer.StartAsync(_folder.In("issuer"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _issuer.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_token_verifies_with_the_published_key_and_carries_party_unit_and_roles()
    {
        var result = await ValidateAsync(_issuer.Token("VN", "Lao Bao", ["officer", "commander"], "v.n"));

        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        token.Alg.ShouldBe("ES256");
        token.Subject.ShouldBe("v.n");
        token.GetPayloadValue<string>("party").ShouldBe("VN");
        token.GetPayloadValue<string>("unit").ShouldBe("Lao Bao");
        token.GetPayloadValue<string[]>("roles").ShouldBe(["officer", "commander"]);
    }

    [Fact]
    public async Task A_single_role_is_still_an_array()
    {
        var result = await ValidateAsync(_issuer.Token("LA", roles: ["officer"]));

        ((JsonWebToken)result.SecurityToken).GetPayloadValue<JsonElement>("roles").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public async Task A_token_under_the_same_key_id_but_with_a_foreign_key_is_refused() =>
        (await ValidateAsync(_issuer.ForeignKey.Token("VN", roles: ["officer"]))).Exception
            .ShouldBeOfType<SecurityTokenInvalidSignatureException>();

    [Fact]
    public async Task An_expired_token_is_refused() =>
        (await ValidateAsync(_issuer.Token("VN", lifetime: TimeSpan.FromMinutes(1), notBefore: TimeProvider.System.GetUtcNow().AddHours(-1)))).Exception
            .ShouldBeOfType<SecurityTokenExpiredException>();

    [Fact]
    public async Task The_coordination_client_gets_the_ledger_role_and_no_party()
    {
        using var answer = await AskForTokenAsync(_issuer.ClientSecret);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        var result = await ValidateAsync(body.GetProperty("access_token").GetString()!);
        result.IsValid.ShouldBeTrue(result.Exception?.Message);
        var token = (JsonWebToken)result.SecurityToken;
        token.GetPayloadValue<string[]>("roles").ShouldBe(["ledger"]);
        token.TryGetPayloadValue<string>("party", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wrong_client_secret_gets_no_token()
    {
        using var answer = await AskForTokenAsync("wrong");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_survives_a_restart_and_is_readable_by_its_owner_alone()
    {
        var token = _issuer.Token("KH");
        var authority = _issuer.Authority;
        await _issuer.DisposeAsync();
        _issuer = await LocalIssuer.StartAsync(
            new LocalIssuerOptions { Folder = _folder.In("issuer"), Urls = authority.OriginalString }, TestContext.Current.CancellationToken);

        (await ValidateAsync(token)).IsValid.ShouldBeTrue();
        File.GetUnixFileMode(_folder.In("issuer", "key.pem")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private Task<HttpResponseMessage> AskForTokenAsync(string secret)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = LocalIssuer.ClientId,
            ["client_secret"] = secret,
        };
        return _http.PostAsync(new Uri(_issuer.Authority, "/token"), new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
    }

    private async Task<TokenValidationResult> ValidateAsync(string token)
    {
        var discovery = await _http.GetFromJsonAsync<JsonElement>(
            new Uri(_issuer.Authority, "/.well-known/openid-configuration"), TestContext.Current.CancellationToken);
        var keys = await _http.GetStringAsync(discovery.GetProperty("jwks_uri").GetString(), TestContext.Current.CancellationToken);
        return await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = discovery.GetProperty("issuer").GetString(),
            ValidAudience = TokenSigner.Audience,
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ClockSkew = TimeSpan.Zero,
        });
    }
}
