using System.Globalization;
using System.IO.Pipelines;
using System.Security.Claims;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace BorderCoordination.Coordination;

/// <summary>
/// <c>GET /feed/stream</c>: the ledger as Server-Sent Events, from a position on. Nothing is buffered for a reader beyond what is being written: who
/// reads too slowly is cut off and resumes with <c>Last-Event-ID</c>.
/// </summary>
internal static class FeedStream
{
    private const int RetryMilliseconds = 2000;

    private const int PageSize = 200;

    private const int MostUnflushed = 64 * 1024;

    /// <summary>What is held for a reader at most, besides what the connection itself holds.</summary>
    private const int MostInPage = 256 * 1024;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static void MapFeedStream(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/feed/stream", StreamAsync)
            .WithName("StreamFeed").WithSummary("Everything that the caller's party may see, as Server-Sent Events; resumes after Last-Event-ID.")
            .RequireRole(Roles.Reader).CountsAsFeed()
            .Produces(StatusCodes.Status200OK, contentType: ServerSentEvents.ContentType)
            .Gives(ProblemTypes.MalformedRequest, Feed.PositionUnknown)
            .TakesFeedKey(FeedKeyScope.Stream);

    private static async Task<IResult> StreamAsync(
        HttpContext http, Actor actor, [AsParameters] FeedParameters parameters, LedgerReader reader, FeedTail tail, TimeProvider clock,
        IOptions<FeedOptions> options, IHostApplicationLifetime lifetime, ILogger<FeedTail> logger)
    {
        KnownParameters.Demand(http.Request.Query);
        var filter = FeedFilter.Read(
            actor, parameters.Type, parameters.Service, parameters.Pair, parameters.Subject, parameters.Version, http.Features.Get<FeedKey>()?.Filter);
        var resumed = http.Request.Headers["Last-Event-ID"].ToString();
        var after = resumed.Length > 0 ? Cursor.Read("Last-Event-ID", resumed) : Cursor.Read("after", parameters.After);
        if (after is null || after > await reader.HeadAsync(http.RequestAborted))
        {
            return Feed.Gone();
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        using var expiry = new CancellationTokenSource(Validity(http.User, clock), clock);
        using var expired = expiry.Token.Register(ended.Cancel);
        Begin(http);
        Deprecation.Announce(http, filter.Rendering.Deprecated);
        Telemetry.Subscribers.Add(1);
        try
        {
            await WriteAsync(new Outlet(http.Response.BodyWriter, options.Value.SlowestReader, clock), after.Value, filter, reader, tail, clock, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader has gone, its token has expired, or this process stops; it comes back to where it was by the last id.
        }
        catch (TimeoutException)
        {
            logger.SubscriberCutOff();
            Telemetry.CutOff.Add(1);
            http.Abort();
        }
        finally
        {
            Telemetry.Subscribers.Add(-1);
        }

        return TypedResults.Empty;
    }

    private static void Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = ServerSentEvents.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private static async Task WriteAsync(
        Outlet body, long examined, FeedFilter filter, LedgerReader reader, FeedTail tail, TimeProvider clock, CancellationToken ended)
    {
        using var following = tail.Follow();
        ServerSentEvents.WriteRetry(body.Writer, RetryMilliseconds);
        ServerSentEvents.WriteHeartbeat(body.Writer, examined);
        await body.FlushAsync(ended);
        for (var written = clock.GetTimestamp(); ;)
        {
            var page = tail.Read(examined, filter, PageSize) ?? await reader.ReadAsync(examined, filter, PageSize, ended, MostInPage);
            var unflushed = 0;
            foreach (var entry in page.Entries)
            {
                ServerSentEvents.WriteEntry(body.Writer, entry);
                if ((unflushed += entry.Envelope.Length) > MostUnflushed)
                {
                    await body.FlushAsync(ended);
                    unflushed = 0;
                }
            }

            examined = page.Examined;
            var quiet = clock.GetElapsedTime(written);
            if (page.Entries.Count == 0 && quiet < Heartbeat)
            {
                await tail.WaitAsync(examined, Heartbeat - quiet, ended);
                continue;
            }

            if (page.Entries.Count == 0)
            {
                ServerSentEvents.WriteHeartbeat(body.Writer, examined);
            }

            await body.FlushAsync(ended);
            written = clock.GetTimestamp();
        }
    }

    /// <summary>What is left of the token's life.</summary>
    private static TimeSpan Validity(ClaimsPrincipal user, TimeProvider clock)
    {
        var left = long.TryParse(user.FindFirstValue("exp"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) - clock.GetUtcNow()
            : TimeSpan.FromHours(1);
        return left <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1);
    }

    /// <summary>Where the stream goes out.</summary>
    private sealed record Outlet(PipeWriter Writer, TimeSpan Patience, TimeProvider Clock)
    {
        /// <exception cref="TimeoutException">The reader takes too long to take what was written.</exception>
        public async Task FlushAsync(CancellationToken ended)
        {
            var flush = Writer.FlushAsync(ended);
            var result = flush.IsCompletedSuccessfully ? flush.Result : await flush.AsTask().WaitAsync(Patience, Clock, ended);
            if (result.IsCompleted)
            {
                throw new OperationCanceledException(ended);
            }
        }
    }
}
