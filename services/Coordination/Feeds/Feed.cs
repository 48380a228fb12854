using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace BorderCoordination.Coordination;

/// <summary>
/// <c>GET /feed</c>: the ledger by cursor. A page is a CloudEvents batch (https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md#4-json-batch-format);
/// the next one stands in <c>Link</c> (RFC 8288), at the end again after the same position.
/// </summary>
internal static class Feed
{
    private const string BatchType = "application/cloudevents-batch+json";

    private const int DefaultLimit = 50;

    private const int MaximumLimit = 500;

    private const int LongestWait = 30;

    private const int MostUnflushed = 64 * 1024;

    internal static ProblemType PositionUnknown { get; } = new(StatusCodes.Status410Gone, "position-unknown");

    public static void MapFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/feed", ReadAsync)
            .WithName("ReadFeed").WithSummary("Everything that the caller's party may see, by position.")
            .RequireRole(Roles.Reader).CountsAsFeed()
            .Produces(StatusCodes.Status200OK, contentType: BatchType)
            .Gives(ProblemTypes.MalformedRequest, PositionUnknown);

    private static async Task<IResult> ReadAsync(
        HttpContext http,
        Actor actor,
        [AsParameters] FeedParameters parameters,
        [Description("Envelopes on a page, 1 to 500; 50 when absent.")] string? limit,
        [Description("At the end: wait so many seconds for more, 0 to 30.")] string? wait,
        LedgerReader reader,
        FeedTail tail,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        KnownParameters.Demand(http.Request.Query, "limit", "wait");
        var filter = FeedFilter.Read(actor, parameters.Type, parameters.Service, parameters.Pair, parameters.Subject, parameters.Version);
        var count = Cursor.Number("limit", limit, DefaultLimit, 1, MaximumLimit);
        var patience = TimeSpan.FromSeconds(Cursor.Number("wait", wait, 0, 0, LongestWait));
        if (Cursor.Read("after", parameters.After) is not { } after || await reader.ReadAsync(after, filter, count, cancellationToken) is not { } page || after > page.Head)
        {
            return Gone();
        }

        if (page.Entries.Count == 0 && patience > TimeSpan.Zero)
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
            page = await AwaitAsync(page, filter, count, patience, reader, tail, clock, stopping.Token);
        }

        var headers = http.Response.Headers;
        headers.CacheControl = page.Entries.Count == count ? "private, max-age=31536000, immutable" : "private, no-cache";
        headers.Vary = "Authorization";
        headers.Link = Next(http.Request, page.Examined);
        Deprecation.Announce(http, filter.Rendering.Deprecated.Concat(page.Entries.Select(entry => EventCatalogue.Find(entry.Type)).OfType<EventType>()));
        await WriteAsync(http.Response, page.Entries, cancellationToken);
        return TypedResults.Empty;
    }

    /// <summary>A position that the ledger has never given: the reader has come from somewhere else and must say where to begin.</summary>
    internal static IResult Gone() => TypedResults.Problem(new ProblemDetails
    {
        Type = PositionUnknown.Urn,
        Status = PositionUnknown.Status,
        Title = "No longer available",
        Detail = "The ledger has never given this position. The earliest after which it can be read is 0.",
        Extensions = { ["earliest"] = 0 },
    });

    private static async Task<FeedPage> AwaitAsync(
        FeedPage page, FeedFilter filter, int limit, TimeSpan patience, LedgerReader reader, FeedTail tail, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var following = tail.Follow();
        try
        {
            while (page.Entries.Count == 0 && patience - clock.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
            {
                await tail.WaitAsync(page.Examined, left, cancellationToken);
                page = tail.Read(page.Examined, filter, limit) ?? await reader.ReadAsync(page.Examined, filter, limit, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // This process stops, or the caller went away: what was examined so far is the answer.
        }

        return page;
    }

    private static string Next(HttpRequest request, long examined)
    {
        var query = request.Query.Where(parameter => parameter.Key != "after")
            .Append(new("after", examined.ToString(CultureInfo.InvariantCulture)));
        return $"<{request.PathBase}{request.Path}{new QueryBuilder(query)}>; rel=\"next\"";
    }

    /// <summary>The envelopes go out as they are kept, each with its position put in; a page is never held a second time.</summary>
    private static async Task WriteAsync(HttpResponse response, IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        response.ContentType = BatchType;
        var body = response.BodyWriter;
        body.Write("["u8);
        var unflushed = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            body.Write(index == 0 ? [] : ","u8);
            EnvelopeBytes.Write(body, entries[index].Envelope, entries[index].Position);
            if ((unflushed += entries[index].Envelope.Length) > MostUnflushed)
            {
                await body.FlushAsync(cancellationToken);
                unflushed = 0;
            }
        }

        body.Write("]"u8);
    }
}
