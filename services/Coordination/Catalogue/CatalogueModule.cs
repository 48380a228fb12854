using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BorderCoordination.ServiceDefaults.Messaging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BorderCoordination.Coordination;

/// <summary>
/// What is told of the events: a JSON Schema each, AsyncAPI, and a page to read. For everybody, without a token: there is nothing of any party in it.
/// </summary>
internal static class CatalogueModule
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var schemas = routes.ServiceProvider.GetRequiredService<IOptions<EventsOptions>>().Value.SchemaAddress;
        var asyncApi = new Lazy<PublicDocument>(() => Json(AsyncApi.Describe(schemas), "application/json"));
        var page = new Lazy<PublicDocument>(() => new(Encoding.UTF8.GetBytes(CataloguePage.Write()), "text/html; charset=utf-8"));
        var ofEvents = new Lazy<Dictionary<string, PublicDocument>>(() => DescribedEvent.All
            .Select(described => KeyValuePair.Create(described.Type.Name, described.SchemaAt(schemas)))
            .Append(KeyValuePair.Create(EnvelopeSchema.Name, EnvelopeSchema.At(schemas)))
            .ToDictionary(schema => schema.Key, schema => Json(schema.Value, "application/schema+json")));
        var everybody = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        everybody.MapGet("/asyncapi.json", (HttpResponse response) => asyncApi.Value.Answer(response)).WithName("DescribeEvents");
        everybody.MapGet("/catalogue", (HttpResponse response) => page.Value.Answer(response)).WithName("BrowseEvents");
        everybody.MapGet("/schemas/{type}.json", (string type, HttpResponse response) =>
            ofEvents.Value.TryGetValue(type, out var schema) ? schema.Answer(response) : TypedResults.NotFound()).WithName("GetEventSchema");
    }

    private static PublicDocument Json(JsonNode document, string contentType) => new(JsonSerializer.SerializeToUtf8Bytes(document, Unescaped), contentType);

    /// <summary>A document that is the same for everybody until the next release.</summary>
    private sealed class PublicDocument(byte[] content, string contentType)
    {
        private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16))}\"");

        public IResult Answer(HttpResponse response)
        {
            response.Headers.CacheControl = "public, max-age=300";
            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            return TypedResults.Bytes(content, contentType, entityTag: _tag);
        }
    }
}
