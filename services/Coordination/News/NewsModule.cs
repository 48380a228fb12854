using System.Security.Cryptography;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace BorderCoordination.Coordination;

/// <summary><c>GET /news.atom</c>, <c>GET /news.json</c>: what every party of a pair has released, to anybody. There is no token and no party: nothing else is read here.</summary>
internal static class NewsModule
{
    public static IServiceCollection AddNews(this IServiceCollection services) => services.AddProjection<NewsProjection>();

    public static void MapNews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/news.atom", (BorderPair? pair, string? language, HttpContext http, NpgsqlDataSource database, Affairs affairs, CancellationToken cancellationToken) =>
                ReadAsync(pair, language, http, database, affairs, NewsFormats.Atom, NewsFormats.AtomType, cancellationToken))
            .AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/news.json", (BorderPair? pair, string? language, HttpContext http, NpgsqlDataSource database, Affairs affairs, CancellationToken cancellationToken) =>
                ReadAsync(pair, language, http, database, affairs, NewsFormats.JsonFeed, NewsFormats.JsonFeedType, cancellationToken))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ReadAsync(
        BorderPair? pair,
        string? language,
        HttpContext http,
        NpgsqlDataSource database,
        Affairs affairs,
        Func<IReadOnlyList<NewsItem>, string, byte[]> write,
        string mediaType,
        CancellationToken cancellationToken)
    {
        if (await affairs.RefuseAsync(NewsProjection.ProjectionName, NewsProjection.ProjectionVersion, cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var request = http.Request;
        var content = write(await NewsItem.ReadAsync(database, pair, language, cancellationToken), $"{http.Origin()}{request.PathBase}{request.Path}{request.QueryString}");
        http.Response.Headers.CacheControl = "public, max-age=300";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Bytes(content, $"{mediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
    }
}
