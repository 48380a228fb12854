using System.Security.Cryptography;
using BorderCoordination.Contracts;
using BorderCoordination.ServiceDefaults.Http;
using BorderCoordination.ServiceDefaults.Security;
using Microsoft.Net.Http.Headers;

namespace BorderCoordination.Coordination;

/// <summary><c>GET /calendar.ics</c>: the calendar for calendar programs, which ask again and again.</summary>
internal static class SubscribeCalendarSlice
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(92);

    private static readonly TimeSpan After = TimeSpan.FromDays(366);

    public static void MapSubscribeCalendar(this IEndpointRouteBuilder routes) => routes.MapDownload(
        "/calendar.ics", ReadAsync, "SubscribeCalendar",
        "The calendar of the party's pairs from 92 days ago to 366 days from now as iCalendar (RFC 5545), by pair, unit and kind; with a key in place of a token too.",
        [ICalendar.MediaType])
        .TakesFeedKey(FeedKeyScope.Calendar).Gives(Affairs.NotReady);

    private static async Task<IResult> ReadAsync(
        BorderPair? pair,
        string? unit,
        Choice<CalendarKind>? kind,
        Actor actor,
        HttpContext http,
        TimeProvider clock,
        Affairs affairs,
        CalendarBook calendar,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (ReadCalendarSlice.Fault(now, null, After, unit) is { } fault)
        {
            return Problems.Of(ProblemTypes.InvalidParameter, fault);
        }

        if (await affairs.RefuseAsync(cancellationToken) is { } notReady)
        {
            return notReady;
        }

        var entries = await calendar.ReadAsync(
            actor,
            new CalendarRequest(now - Before, now + After, pair, unit, kind?.Value, At: null) { Key = http.Features.Get<FeedKey>()?.Filter }, cancellationToken);
        var content = ICalendar.Write(entries, string.Join(' ', [$"Border coordination {actor.Party}", .. unit is null ? Array.Empty<string>() : [unit]]));
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Authorization";
        return TypedResults.Bytes(
            content, $"{ICalendar.MediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\""));
    }
}
