using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BorderCoordination.Local;

/// <summary>Discovery, keys, and the client credentials grant. https://www.rfc-editor.org/rfc/rfc6749#section-4.4</summary>
internal static class IssuerEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public static void MapIssuer(this WebApplication app, TokenSigner signer, string clientId, string clientSecret)
    {
        var authority = signer.Authority.OriginalString.TrimEnd('/');
        var discovery = new JsonObject
        {
            ["issuer"] = signer.Authority.OriginalString,
            ["jwks_uri"] = $"{authority}/jwks",
            ["token_endpoint"] = $"{authority}/token",
            ["response_types_supported"] = new JsonArray("token"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
            ["grant_types_supported"] = new JsonArray("client_credentials"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post"),
        };
        app.MapGet("/.well-known/openid-configuration", context => Answer(context, StatusCodes.Status200OK, discovery));
        app.MapGet("/jwks", context => Answer(context, StatusCodes.Status200OK, new { keys = new[] { signer.PublicKey } }));
        foreach (var path in new[] { "/alive", "/health" })
        {
            app.MapGet(path, context => Answer(context, StatusCodes.Status200OK, new { status = "Healthy" }));
        }

        app.MapPost("/token", async context =>
        {
            if (!context.Request.HasFormContentType)
            {
                await Answer(context, StatusCodes.Status400BadRequest, new { error = "invalid_request" });
                return;
            }

            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form["grant_type"] != "client_credentials")
            {
                await Answer(context, StatusCodes.Status400BadRequest, new { error = "unsupported_grant_type" });
                return;
            }

            if (!IsClient(context.Request, form, clientId, clientSecret))
            {
                await Answer(context, StatusCodes.Status401Unauthorized, new { error = "invalid_client" });
                return;
            }

            context.Response.Headers.CacheControl = "no-store";
            await Answer(context, StatusCodes.Status200OK, new
            {
                access_token = signer.Token(party: null, roles: ["ledger"], sub: clientId, lifetime: Lifetime),
                token_type = "Bearer",
                expires_in = (int)Lifetime.TotalSeconds,
            });
        });
    }

    private static bool IsClient(HttpRequest request, IFormCollection form, string clientId, string clientSecret)
    {
        var (id, secret) = FromHeader(request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        return id == clientId
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(clientSecret));
    }

    private static (string Id, string Secret)? FromHeader(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Scheme != "Basic")
        {
            return null;
        }

        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header.Parameter ?? "")).Split(':', 2);
            return pair is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Task Answer(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
