using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Attachments;

internal static class DownloadAttachmentSlice
{
    /// <summary>The same for what does not exist and for what the caller may not see, so that nobody learns from a hash whether there is such content.</summary>
    public static Rejection Unknown { get; } = new(RejectionKind.NotFound, "attachment-not-found", "There is no such attachment.");

    public static void MapDownloadAttachment(this IEndpointRouteBuilder attachments) => attachments.MapDownload(
        "/{hash}", HandleAsync, "DownloadAttachment",
        "Content by the hash of its bytes: the party's own, and what another party of a pair has uploaded and named in a shared event.", MediaTypes.All)
        .Refuses(Unknown);

    private static async Task<IResult> HandleAsync(string hash, Actor actor, HttpContext http, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (hash.Length != 64 || await database.InSightAsync([hash], actor, cancellationToken) is not [var seen, ..])
        {
            return Problems.Of(Unknown);
        }

        // It is handed over to be kept, never to be shown as a part of this site.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-cache";
        var etag = new EntityTagHeaderValue($"\"{hash}\"");
        if (Preconditions.IsKnown(http.Request, etag.ToString()))
        {
            http.Response.Headers.ETag = etag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return TypedResults.Bytes(
            await database.ContentAsync(hash, cancellationToken),
            seen.Content.MediaType,
            $"{hash}.{MediaTypes.EndingOf(seen.Content.MediaType)}",
            entityTag: etag);
    }
}
