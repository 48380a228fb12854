using System.Security.Cryptography;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Npgsql;

namespace BorderCoordination.ServiceDefaults.Attachments;

internal static class UploadAttachmentSlice
{
    public static void MapUploadAttachment(this IEndpointRouteBuilder attachments) => attachments.MapPost("/", HandleAsync)
        .WithName("UploadAttachment")
        .WithSummary("Keeps content by the hash of its bytes, for the party alone until a shared event of the pair in which that party names it; the same bytes again change nothing.")
        .RequireRole(Roles.Officer)
        .Produces<StoredContent>()
        .Produces<StoredContent>(StatusCodes.Status201Created)
        .Gives(ProblemTypes.MalformedRequest, ProblemTypes.InvalidParameter, ProblemTypes.UnsupportedMediaType)
        .Refuses(Pairs.Unknown, Pairs.Foreign)
        .WithMetadata(new LargestBody(attachments.ServiceProvider.GetRequiredService<IOptions<AttachmentOptions>>().Value.MaximumBytes))
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = MediaTypes.All.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } }),
            };
            return Task.CompletedTask;
        });

    private static async Task<IResult> HandleAsync(
        BorderPair pair, HttpRequest request, Actor actor, TimeProvider clock, NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (Pairs.Refuse(pair, actor.Party) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        var content = body.ToArray();
        if (content.Length == 0)
        {
            return Problems.Of(ProblemTypes.MalformedRequest, "The content is expected as the body.");
        }

        var declared = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : null;
        if (MediaTypes.Of(content) is not { } found || !found.Equals(declared, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Of(
                ProblemTypes.UnsupportedMediaType, $"Taken are {string.Join(", ", MediaTypes.All)}, and only where Content-Type and the content itself say the same.");
        }

        var stored = new StoredContent(Convert.ToHexStringLower(SHA256.HashData(content)), found, content.Length);
        return await database.KeepAsync(stored, content, pair, actor, clock.GetUtcNow(), cancellationToken)
            ? TypedResults.Created($"/attachments/{stored.Hash}", stored)
            : TypedResults.Ok(stored);
    }
}
