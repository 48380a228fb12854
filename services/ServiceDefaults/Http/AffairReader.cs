using System.Globalization;
using BorderCoordination.Agreement;
using BorderCoordination.Contracts;
using BorderCoordination.EventStore;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BorderCoordination.ServiceDefaults.Http;

/// <summary>Reads one affair as it is or as it was, and its history, for a caller who may know of it. A handler takes it as a parameter.</summary>
public sealed class AffairReader
{
    private readonly HttpContext _http;
    private readonly IEventStore _store;

    private AffairReader(HttpContext http, IEventStore store) => (_http, _store) = (http, store);

    public static ValueTask<AffairReader?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<AffairReader?>(new AffairReader(context, context.RequestServices.GetRequiredService<IEventStore>()));

    /// <summary>The state now, at a version, or at a time; 304 when the caller has it.</summary>
    public async Task<IResult> ReadAsync<TState, TEvent, TView>(
        StreamName stream,
        Decider<TState, TEvent> decider,
        Func<TState, long, TView> view,
        Rejection unknown,
        long? version,
        Moment? at,
        CancellationToken cancellationToken)
        where TState : IBorderAffair
    {
        if (version is not null && at is not null)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, "Either version or at, not both.");
        }

        var events = await _store.ReadStreamAsync(stream, new StreamLimit(version, at?.Time), cancellationToken);
        var state = decider.Fold(events.Select(recorded => (TEvent)recorded.Data));
        if (!Actor.Of(_http.User).MaySee(state) || (version is not null && events[^1].Version != version))
        {
            return Problems.Of(unknown);
        }

        var etag = Preconditions.ETag(events[^1].Version);
        _http.Response.Headers.ETag = etag;
        _http.Response.Headers.CacheControl = "private, no-cache";
        return Preconditions.IsKnown(_http.Request, etag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(view(state, events[^1].Version));
    }

    /// <summary>The events, oldest first.</summary>
    public async Task<IResult> HistoryAsync(StreamName stream, Rejection unknown, PageRequest page, CancellationToken cancellationToken)
    {
        var events = await _store.ReadStreamAsync(stream, StreamLimit.None, cancellationToken);
        if (events.Count == 0 || !Actor.Of(_http.User).MaySee(events[0].Metadata.Pair, events[0].Metadata.Visibility))
        {
            return Problems.Of(unknown);
        }

        var after = page.After is null ? 0
            : long.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : throw new BadHttpRequestException(PageRequest.BadCursor);
        return page.Answer(
            [.. events.SkipWhile(recorded => recorded.Version <= after).Take(page.Limit + 1).Select(HistoryEntry.Of)],
            entry => entry.Version.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>An event in the history of an affair.</summary>
/// <param name="Id">The event's id, as in the feeds.</param>
/// <param name="Type">Its name in the catalogue.</param>
/// <param name="Version">The affair's version after it.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Party">The party that acted; none for what the service did on hearing of an event.</param>
/// <param name="Unit">The acting unit.</param>
/// <param name="Data">The event itself, as its schema describes it.</param>
public sealed record HistoryEntry(Guid Id, string Type, long Version, DateTimeOffset Time, Party? Party, string? Unit, object Data)
{
    internal static HistoryEntry Of(RecordedEvent recorded) =>
        new(recorded.Id, recorded.Type, recorded.Version, recorded.Time, recorded.Metadata.Party, recorded.Metadata.Unit, recorded.Data);
}
